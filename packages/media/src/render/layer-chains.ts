import { filter, type Chain, type Filter } from './filter-graph.ts';
import type { LayerFile } from './order.ts';
import { pictureToYuv, rawPicture } from './picture-source.ts';

interface Window {
  start: number;
  end: number;
}

/** Takes layers in drawing order and the frames being drawn, gives those that are seen. */
export function visibleLayers(layers: readonly LayerFile[], window: Window): LayerFile[] {
  return layers.filter((layer) => layer.start < window.end && layer.start + layer.length > window.start);
}

/**
 * Takes layers and a window of the timeline, gives the chains that lay them over `from` and end in `to`.
 * A still layer is converted once and repeated; a moving one brings its own frames.
 */
export function layerChains(
  layers: readonly LayerFile[],
  fps: number,
  window: Window,
  from: string,
  to: string,
): Chain[] {
  const seen = visibleLayers(layers, window);
  const chains = seen.flatMap((layer, i): Chain[] => {
    const start = Math.max(0, layer.start - window.start);
    const end = Math.min(window.end, layer.start + layer.length) - window.start;
    return [
      {
        from: [],
        to: [`p${i}`],
        filters: [rawPicture(layer, fps), ...pictureToYuv('yuva420p'), ...timed(layer, fps, window)],
      },
      {
        from: [i === 0 ? from : `o${i - 1}`, `p${i}`],
        to: [`o${i}`],
        filters: [
          filter('overlay', {
            x: layer.x,
            y: layer.y,
            format: 'yuv420',
            eof_action: 'repeat',
            enable: `between(n,${start},${end - 1})`,
          }),
        ],
      },
    ];
  });
  const last = seen.length === 0 ? from : `o${seen.length - 1}`;
  return [...chains, { from: [last], to: [to], filters: [filter('format', { pix_fmts: 'yuv420p' })] }];
}

/** Puts a moving layer's pictures on the window's clock. */
function timed(layer: LayerFile, fps: number, window: Window): Filter[] {
  if (layer.count === 1) return [filter('settb', { expr: `1/${fps}` }), filter('setpts', { expr: 0 })];
  const skipped = Math.max(0, window.start - layer.start);
  const shift = Math.max(0, layer.start - window.start);
  return [
    ...(skipped > 0 ? [filter('trim', { start_frame: skipped })] : []),
    filter('settb', { expr: `1/${fps}` }),
    filter('setpts', { expr: `N+${shift}` }),
  ];
}
