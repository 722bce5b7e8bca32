/** What holds the scenes of an ad together. */
export const coherence = {
  coherence: {
    title: 'How the scenes hold together',
    changed: 'Changed',
    again: 'Try again',
    reset: 'Back to the recommended',
    unavailable: 'Not available: {reason}',
    needs: 'Needs “{name}”',
    against: 'Not with “{name}”',
    details: 'More about “{name}”',
    byDefault: { on: 'On by itself.', off: 'Off by itself.' },
    saves: 'Up to {count} times as fast with {count} scenes',
    time: { more: 'Takes longer', less: 'Faster' },
    cost: { more: 'With a text model: a few cents more', less: 'Cheaper' },
    names: {
      seed_control: 'One seed for all scenes',
      reference_images: 'Product photos as reference',
      prompt_enhancement: 'Improve the sentence',
      director_planning: 'Director’s plan',
      unified_narrative: 'One story',
      post_processing: 'Colour grade',
      parallel_clips: 'Clips at the same time',
      frame_chaining: 'Continue from the last frame',
      lora: 'Trained product style (LoRA)',
      quality_control: 'Measure and retake clips',
      controlnet: 'Same composition (ControlNet)',
      character_check: 'Compare faces between scenes',
    },
    does: {
      seed_control: 'Pictures and clips start from the same chance, so they look related.',
      reference_images: 'The pictures are made from your photos of the product.',
      prompt_enhancement: 'Two agents rewrite your sentence until it scores well.',
      director_planning: 'Shots, who is seen where and what stays the same are planned first.',
      unified_narrative: 'All scenes are written from one story with one curve of feeling.',
      post_processing: 'The finished film gets one look for all its clips.',
      parallel_clips:
        'All clips are ordered at once: the ad takes as long as its slowest clip, not as all together.',
      frame_chaining:
        'A scene that stays in its place begins with the last picture of the one before, without a cut.',
      lora: 'A small model trained on your product.',
      quality_control: 'Each clip is scored, and a weak one is made again.',
      controlnet: 'Scenes keep the same layout.',
      character_check: 'People look the same from scene to scene.',
    },
    more: {
      seed_control:
        'Every model that takes a seed gets the same one for all scenes that show the product. It stands with each picture and clip, so that any of them can be made again.',
      reference_images:
        'Photos you bring are cut out and shown to the image model with every scene. Without photos this changes nothing.',
      prompt_enhancement:
        'A Creative Director writes, a Prompt Engineer scores, for three rounds at most. A sentence that scores 75 of 100 is left alone.',
      director_planning:
        'Names what recurs (product, people, places, brand), groups the scenes it recurs in, and gives each shot its movement, size, view and lens. All of it goes into the prompts.',
      unified_narrative:
        'One text tells the feeling of each scene, how one leads to the next, how the pictures develop and when the product is seen as a whole. Scene prompts are written from it.',
      post_processing:
        'A mild grade that suits the tone of the ad, the same over all clips. It can be changed on the last step.',
      parallel_clips:
        'Each scene is ordered on its own; when one fails, the others are finished. A model that makes one clip at a time makes them in turn.',
      frame_chaining:
        'Scenes of one place become one movement in one light. Each clip waits for the one before it.',
      lora: 'Would want ten or more photos of the product and a training that takes minutes and is paid.',
      quality_control: 'Would measure sharpness, movement and flicker of each clip.',
      controlnet: 'Would give the image model the outlines or depths of one scene for the next.',
      character_check: 'Would compare the faces of a person between all scenes.',
    },
    off: {
      seed_control: 'Scenes may drift apart in look.',
      reference_images: 'The product is drawn from words alone, not from your photos.',
      prompt_enhancement: 'Your sentence is used as it is.',
      director_planning: 'Nothing says what has to stay the same between scenes.',
      unified_narrative: 'Scenes are written one by one.',
      post_processing: 'Clips keep the colours they came with.',
      parallel_clips: 'Clips are made one after the other, which takes longer.',
    },
  },
};
