/** Home: ads in progress and finished videos. */
export const gallery = {
  dashboard: {
    title: 'What are you selling today?',
    sentence: 'Your product in one sentence',
    placeholder: 'pink tennis shoes with white laces',
    start: 'Start an ad',
    whole: 'Make the whole ad',
    examples: {
      shoes: 'pink tennis shoes with white laces',
      watch: 'a steel diver’s watch with a blue dial',
      serum: 'amber glass bottle of face serum',
      mug: 'matte green coffee mug with a wooden lid',
    },
    totals:
      '{spent} spent in all · {videos, plural, =0 {no videos yet} one {# video} other {# videos}} · {sessions, plural, one {# ad} other {# ads}} started',
    open: 'In the making',
    finished: 'Newest videos',
    allVideos: '{count, plural, one {# video} other {All # videos}}',
    moreOpen: '{count, plural, one {Show # more} other {Show # more}}',
    emptyTitle: 'Your ads will be here',
    emptyText:
      'Type what you sell, or take one of the examples. Nothing costs anything until you press a button with a price on it.',
    tryAgain: 'Try again',
    untitled: 'Untitled ad',
    watch: 'Watch',
    resume: 'Resume',
    stages: {
      created: 'New',
      image_generation: 'Making images',
      image_selection: 'Choose images',
      clip_generation: 'Making clips',
      clip_selection: 'Choose clips',
      final_composition: 'Composing',
      complete: 'Finished',
      failed: 'Needs you',
    },
    stopped: 'Stopped',
    storyboardWaits: 'Storyboard waits for you',
  },
};
