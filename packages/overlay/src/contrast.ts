/** Takes `#RRGGBB` or `#RRGGBBAA`, gives red, green, blue 0–255 and alpha 0–1. */
export function parseColor(color: string): { r: number; g: number; b: number; a: number } {
  const at = (index: number) => Number.parseInt(color.slice(index, index + 2), 16);
  return { r: at(1), g: at(3), b: at(5), a: color.length > 7 ? at(7) / 255 : 1 };
}

/** Relative luminance, 0–1 (WCAG 2.2). Transparency is not looked at. */
export function luminance(color: string): number {
  const { r, g, b } = parseColor(color);
  const [red, green, blue] = [r, g, b].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1–21 (WCAG 2.2); large text wants at least 3, better 4.5. */
export function contrastRatio(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Takes a colour, gives near-black or white: the one that stands out more against it. */
export function readableOn(color: string): '#FFFFFF' | '#101014' {
  return contrastRatio(color, '#FFFFFF') >= contrastRatio(color, '#101014') ? '#FFFFFF' : '#101014';
}
