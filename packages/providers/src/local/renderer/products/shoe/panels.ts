import type { SKRSContext2D } from '@napi-rs/canvas';
import { mix3, mul, toHex, type V3 } from '../../math.ts';
import { type Bump, drawBump, drawImg, type Img } from '../../textures.ts';
import { ROWS } from './last.ts';
import type { ChartPoint, PanelRole, PanelStyle } from './panel-styles.ts';

const W = 2048;
const H = 1024;
/** World size of the chart, 10 cm, so that stitches keep their size along both directions. */
const LENGTH = 3.75;
const HEIGHT = 1;
const UX = W / LENGTH;
const UY = H / HEIGHT;
const HEIGHT_RANGE = 0.055;

/** The upper's colour image and its relief, on the chart (row / ROWS, v). */
export function drawUpper(
  style: PanelStyle,
  colors: Readonly<Record<PanelRole, V3>>,
): { map: Img; relief: Bump } {
  return {
    map: drawImg(W, H, (c) => new ColorPainter(c, colors).paint(style)),
    relief: drawBump(W, H, (c) => new ReliefPainter(c).paint(style), HEIGHT_RANGE, LENGTH, HEIGHT, false, 2),
  };
}

abstract class PanelPainter {
  protected readonly c: SKRSContext2D;
  /** how much lighter the thread is than the leather, 0–1 */
  protected thread = 0.55;

  constructor(c: SKRSContext2D) {
    this.c = c;
  }

  paint(style: PanelStyle): void {
    this.thread = style.tonal ? 0.12 : 0.55;
    this.base();
    if (style.mesh) this.mesh(style.mesh);
    for (const panel of style.panels) {
      this.trace(panel.points, true);
      this.panel(panel.role, panel.lift);
      for (const line of panel.stitches ?? []) this.stitch(line);
    }
  }

  protected abstract base(): void;
  protected abstract panel(role: PanelRole, lift: number): void;
  protected abstract stitch(line: readonly ChartPoint[]): void;
  protected abstract meshBase(role: PanelRole): void;
  protected abstract holeStyle(role: PanelRole): string;

  /** Catmull-Rom through the points as Béziers; straight next to sharp corners. */
  protected trace(points: readonly ChartPoint[], close: boolean): void {
    const { c } = this;
    const n = points.length;
    const at = (i: number): ChartPoint => points[close ? (i + n) % n : Math.max(0, Math.min(n - 1, i))];
    const px = ([row, v]: readonly number[]): [number, number] => [(row * W) / ROWS, v * H];
    c.beginPath();
    c.moveTo(...px(points[0]));
    for (let i = 0; i < (close ? n : n - 1); i++) {
      const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
      if (p1[2] && p2[2]) {
        c.lineTo(...px(p2));
        continue;
      }
      const from = p1[2] ? p1 : [p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6];
      const to = p2[2] ? p2 : [p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6];
      c.bezierCurveTo(...px(from), ...px(to), ...px(p2));
    }
    if (close) c.closePath();
  }

  /** Strokes the current path with a width in world units, the same along both directions. */
  protected stroke(width: number, style: string, dash: number[] = []): void {
    const { c } = this;
    c.save();
    c.scale(UX, UY);
    c.lineWidth = width;
    c.strokeStyle = style;
    c.lineCap = 'round';
    c.setLineDash(dash);
    c.stroke();
    c.restore();
  }

  private mesh({ area, pitch, hole, role }: NonNullable<PanelStyle['mesh']>): void {
    const { c } = this;
    c.save();
    this.trace(area, true);
    c.clip();
    this.meshBase(role);
    c.fillStyle = this.holeStyle(role);
    c.beginPath();
    for (let j = 0; j * pitch * 0.8 < HEIGHT; j++) {
      for (let i = 0; i * pitch < LENGTH; i++) {
        const x = (i + (j & 1) * 0.5) * pitch * UX;
        const y = j * pitch * 0.8 * UY;
        c.moveTo(x + hole * UX, y);
        c.ellipse(x, y, hole * UX, hole * UY, 0, 0, 6.2832);
      }
    }
    c.fill();
    c.restore();
  }
}

class ColorPainter extends PanelPainter {
  private readonly colors: Readonly<Record<PanelRole, V3>>;

  constructor(c: SKRSContext2D, colors: Readonly<Record<PanelRole, V3>>) {
    super(c);
    this.colors = colors;
  }

  protected override base(): void {
    this.c.fillStyle = toHex(this.colors.main);
    this.c.fillRect(0, 0, W, H);
  }
  protected override meshBase(role: PanelRole): void {
    this.c.fillStyle = toHex(this.colors[role]);
    this.c.fillRect(0, 0, W, H);
  }
  protected override holeStyle(role: PanelRole): string {
    return toHex(mul(this.colors[role], 0.62));
  }
  protected override panel(role: PanelRole): void {
    const { c } = this;
    c.save();
    c.shadowColor = 'rgba(0,0,0,0.38)';
    c.shadowBlur = 11;
    c.fillStyle = toHex(this.colors[role]);
    c.fill();
    c.restore();
  }
  protected override stitch(line: readonly ChartPoint[]): void {
    this.trace(line, false);
    this.stroke(0.02, 'rgba(0,0,0,0.22)');
    this.stroke(0.0115, toHex(mix3(this.colors.main, [1, 1, 1], this.thread)), [0.018, 0.014]);
  }
}

class ReliefPainter extends PanelPainter {
  protected override base(): void {
    this.c.fillStyle = 'rgb(60,60,60)';
    this.c.fillRect(0, 0, W, H);
  }
  protected override meshBase(): void {
    // the mesh lies level with the base; only its holes are cut
  }
  protected override holeStyle(): string {
    return 'rgb(18,18,18)';
  }
  protected override panel(_role: PanelRole, lift: number): void {
    const grey = Math.round(60 + lift * 60);
    this.c.fillStyle = `rgb(${grey},${grey},${grey})`;
    this.c.fill();
  }
  protected override stitch(line: readonly ChartPoint[]): void {
    this.trace(line, false);
    this.stroke(0.02, 'rgb(45,45,45)');
    this.stroke(0.0125, 'rgb(190,190,190)', [0.018, 0.014]);
  }
}
