import { type RefObject, useLayoutEffect, useState } from 'react';

/** Which rows of a long grid are drawn. */
export interface GridWindow {
  columns: number;
  /** Height of one row with the gap under it, pixels. */
  rowHeight: number;
  first: number;
  /** Not included. */
  last: number;
}

interface GridShape {
  count: number;
  gap: number;
  /** Takes the grid's width, gives the columns that fit well. */
  columnsAt: (width: number) => number;
  /** Takes a cell's width, gives its height; pixels. */
  heightAt: (width: number) => number;
}

/** Rows drawn beyond each edge, so that scrolling shows no empty place. */
const BEYOND = 3;

/** Takes where the grid is and what is seen, gives the rows to draw. All lengths in pixels. */
export function rowsInView(
  { top, viewHeight, rowHeight, rows }: { top: number; viewHeight: number; rowHeight: number; rows: number },
  beyond = BEYOND,
): { first: number; last: number } {
  const first = Math.floor(Math.max(0, -top) / rowHeight) - beyond;
  const last = Math.ceil(Math.max(0, viewHeight - top) / rowHeight) + beyond;
  return { first: Math.max(0, Math.min(first, rows)), last: Math.max(0, Math.min(last, rows)) };
}

/** Follows the page's scrolling and the grid's width; only what is in view needs to be in the page. */
export function useGridWindow(grid: RefObject<HTMLElement | null>, shape: GridShape): GridWindow {
  const [state, setState] = useState<GridWindow>({ columns: 1, rowHeight: 300, first: 0, last: 6 });
  const { count, gap, columnsAt, heightAt } = shape;

  // Measured before anything is painted: cards that are painted and then moved are a jolt.
  useLayoutEffect(() => {
    const element = grid.current;
    if (!element) return;
    const measure = () => {
      const { top, width } = element.getBoundingClientRect();
      const columns = columnsAt(width);
      const rowHeight = heightAt((width - gap * (columns - 1)) / columns) + gap;
      const rows = Math.ceil(count / columns);
      const next = { columns, rowHeight, ...rowsInView({ top, viewHeight: innerHeight, rowHeight, rows }) };
      setState((now) => (same(now, next) ? now : next));
    };
    let asked = 0;
    const ask = () => {
      asked ||= requestAnimationFrame(() => {
        asked = 0;
        measure();
      });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    addEventListener('scroll', ask, { passive: true });
    addEventListener('resize', ask);
    return () => {
      cancelAnimationFrame(asked);
      observer.disconnect();
      removeEventListener('scroll', ask);
      removeEventListener('resize', ask);
    };
  }, [grid, count, gap, columnsAt, heightAt]);
  return state;
}

const same = (a: GridWindow, b: GridWindow) =>
  a.columns === b.columns && a.rowHeight === b.rowHeight && a.first === b.first && a.last === b.last;
