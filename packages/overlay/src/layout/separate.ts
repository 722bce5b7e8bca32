import type { Rect } from '../canvas.ts';
import type { Block } from './block.ts';

/** Free space kept between two texts, as a share of the safe area's height. */
const GAP = 0.02;

interface Movable {
  readonly block: Block;
  limitTo(height: number): void;
  moveTo(y: number): void;
}

/** Moves, and where there is no room shrinks, texts that would overlap while both are on screen. */
export function separate(texts: readonly Movable[], safe: Rect): void {
  const gap = Math.ceil(safe.height * GAP);
  const crowded = () => groups(texts, (a, b) => clash(a.block, b.block, gap));
  for (let round = 0; round < texts.length; round++) for (const group of crowded()) stack(group, safe, gap);
  if (crowded().length === 0) return;
  // Pushing one group may drive it into another; sharing the height among all that meet cannot.
  for (const group of groups(texts, (a, b) => meet(a.block, b.block))) {
    const share = Math.floor((safe.height - gap * (group.length - 1)) / group.length);
    for (const [index, text] of inOrder(group).entries()) {
      text.limitTo(share);
      text.moveTo(safe.y + index * (share + gap));
    }
  }
}

/** Whether two overlays share a frame. */
function meet(a: Block, b: Block): boolean {
  return a.span.start < b.span.end && b.span.start < a.span.end;
}

function clash(a: Block, b: Block, gap: number): boolean {
  const slack = gap * 0.99;
  return (
    meet(a, b) &&
    a.box.x < b.box.x + b.box.width &&
    b.box.x < a.box.x + a.box.width &&
    a.box.y < b.box.y + b.box.height + slack &&
    b.box.y < a.box.y + a.box.height + slack
  );
}

/** Texts tied together, directly or through others; lone ones left out. */
function groups(texts: readonly Movable[], tied: (a: Movable, b: Movable) => boolean): Movable[][] {
  const waiting = new Set(texts);
  const found: Movable[][] = [];
  for (const first of texts) {
    if (!waiting.delete(first)) continue;
    const group = [first];
    for (const member of group)
      for (const other of waiting) {
        if (!tied(member, other)) continue;
        waiting.delete(other);
        group.push(other);
      }
    if (group.length > 1) found.push(group);
  }
  return found;
}

/** From the top down: by where they wished to be, then by their order in the document. */
function inOrder(group: readonly Movable[]): Movable[] {
  return [...group].sort((a, b) => a.block.box.y - b.block.box.y);
}

/** Puts a group one under the other with as little movement as possible, smaller when they are too high together. */
function stack(group: readonly Movable[], safe: Rect, gap: number): void {
  const room = safe.height - gap * (group.length - 1);
  const heights = group.reduce((sum, text) => sum + text.block.box.height, 0);
  const order = inOrder(group);
  if (heights > room)
    for (const text of order) text.limitTo(Math.floor((text.block.box.height / heights) * room));
  let floor = safe.y;
  for (const text of order) {
    text.moveTo(Math.max(text.block.box.y, floor));
    floor = text.block.box.y + text.block.box.height + gap;
  }
  let ceiling = safe.y + safe.height;
  for (const text of order.reverse()) {
    text.moveTo(Math.min(text.block.box.y, ceiling - text.block.box.height));
    ceiling = text.block.box.y - gap;
  }
}
