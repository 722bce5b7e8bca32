/** Describing the product. */
export const brief = {
  brief: {
    prompt: 'Describe your product',
    placeholder: 'pink tennis shoes with white laces',
    hint: 'Name what it is, its colours and its materials.',
    tooShort: 'Describe your product in at least 3 characters.',
    tooLong: 'Keep it to 200 characters.',
    tryOne: 'Or try one of these',
    examples: {
      shoes: 'pink tennis shoes with white laces',
      watch: 'a steel diver’s watch with a blue dial and a rubber strap',
      serum: 'amber glass bottle of face serum with a gold cap',
    },
    count: 'Number of images',
    style: 'Style',
    keepBackground: 'Keep what surrounds it on my photos',
    generate: 'Generate {count, plural, one {# image} other {# images}}',
    running: 'Wait for the running work, or cancel it.',
  },
  photos: {
    title: 'Photos of your product (optional)',
    add: 'Drop photos here, or choose them',
    hint: 'With photos, the images show your own product.',
    used: '{count, plural, one {# photo} other {# photos}}; the first one leads.',
    name: 'Photo {place}',
    cutoutOf: 'How {name} is cut out',
    close: 'Close',
  },
  views: { front: 'Front', side: 'Side', back: 'Back', top: 'Top', detail: 'Detail', lifestyle: 'Lifestyle' },
};
