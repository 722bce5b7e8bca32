/** How a product photo is cut out. */
export const cutout = {
  cutout: {
    open: 'Edit the cut-out',
    looking: 'Finding the product…',
    firstLook: 'This takes a few seconds; the very first photo takes longer, while a 44 MB model is fetched.',
    again: 'Try again',
    notShown: 'The photo could not be loaded. Close this and open it again.',
    check: 'Check edge',
    cutOut: 'Cut out',
    use: 'What to use',
    choices: { cut: 'Cut-out', keep: 'Whole', crop: 'Crop' },
    stage:
      'Mask of {name}. Arrow keys move the brush, Shift for larger steps; the space bar paints; Control and Z takes back.',
    brush: 'Brush',
    add: 'Add',
    erase: 'Erase',
    size: 'Size',
    undo: 'Undo',
    redo: 'Redo',
    empty: 'Start empty',
    reset: 'As it was found',
    alone: 'Show only what is cut out',
    glass: 'See-through: take the background out of the glass',
    cropHint: 'Drag over the photo to mark the part to use. What surrounds the product inside it stays.',
    keepHint: 'The photo is used as it is, with its background.',
    left: 'Left',
    right: 'Right',
    top: 'Top',
    bottom: 'Bottom',
    sure: 'The edge looks clean.',
    save: 'Use this',
    cancel: 'Cancel',
    hints: {
      edge_uncertain: {
        title: 'The edge looks uncertain here',
        advice:
          'In the dashed places, product and background look alike. Check them, and mend them with the brush.',
      },
      nothing_found: {
        title: 'No product was found',
        advice: 'Start empty and paint it with the brush, crop the photo, or use it whole.',
      },
      busy_background: {
        title: 'The background is busy',
        advice: 'Scraps of it may have stayed at the edge. Look closely, and erase them.',
      },
      may_be_glass: {
        title: 'Much of it has the colour of its background',
        advice:
          'If that is glass, switch on see-through, or use the whole photo. If the product has this colour, all is well.',
      },
      model_missing: {
        title: 'The cut-out model could not be fetched',
        advice:
          'The product was looked for by the colour of its background only. Mend the edge, crop by hand, or use the whole photo.',
      },
    },
  },
};
