import type { Card, TextOverlayItem, Timeline } from '@admint/contract';

export function text(id: string, more: Partial<TextOverlayItem> = {}): TextOverlayItem {
  return {
    kind: 'text',
    id,
    text: 'AirRun Pro',
    anchor: { to: 'timeline' },
    start: 0,
    length: null,
    position: { x: 0.5, y: 0 },
    align: 'center',
    valign: 'top',
    max_width: 1,
    font: 'Montserrat-Bold',
    size: 0.1,
    color: '#FFFFFF',
    background: null,
    shadow: false,
    animate_in: { kind: 'none', frames: 0 },
    animate_out: { kind: 'none', frames: 0 },
    ...more,
  };
}

export function card(background: Card['background'], length = 60): Card {
  return { kind: 'card', id: 'card', length, background, transition: { kind: 'cut', frames: 0 } };
}

/** A small frame of the given shape with one card and the texts over it. */
export function timeline(
  overlays: TextOverlayItem[],
  shape: Shape = '16:9',
  more: Partial<Timeline> = {},
): Timeline {
  return {
    version: 1,
    fps: 30,
    ...SHAPES[shape],
    background: '#000000',
    safe_area:
      shape === '9:16'
        ? { top: 0.15, right: 0.18, bottom: 0.35, left: 0.18 }
        : { top: 0.05, right: 0.05, bottom: 0.05, left: 0.05 },
    video: [card({ kind: 'color', color: '#223344' })],
    overlays,
    audio: [],
    loudness: { target_lufs: -14, true_peak_db: -1 },
    ...more,
  };
}

export const SHAPES = {
  '16:9': { width: 480, height: 270 },
  '9:16': { width: 270, height: 480 },
  '1:1': { width: 270, height: 270 },
  '4:5': { width: 288, height: 360 },
} as const;
export type Shape = keyof typeof SHAPES;

/** What people type, and what they should not be able to break anything with. */
export const NASTY: Readonly<Record<string, string>> = {
  long: 'The Extraordinary Trail Runner Pro Ultra Max 2026!',
  quotes: `"Quotes" 'n' \`ticks\` “curly” «guil»`,
  filters: "50% OFF %{n} %d \\n C:\\new:a;b,c='x'[0]",
  newlines: 'Line one\nLine two\r\nLine three\n\n\n\nend',
  emoji: 'Run 🏃‍♀️💨 👨‍👩‍👧‍👦 🇫🇷🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣ ❤️‍🔥 👍🏽',
  arabic: 'حذاء الجري الجديد (خصم 50%) الآن!',
  hebrew: 'נעלי ריצה חדשות - AirRun Pro 2026',
  mixed: 'Buy חדש now! Price: 199₪ للبيع',
  chinese: '全新轻量跑鞋，限时优惠。立即购买「极速」系列',
  japanese: '新しいランニングシューズ、今すぐチェック！',
  korean: '새로운 러닝화를 지금 만나보세요',
  invisible: 'zero\u200bwidth\u200djoin\ufeff\u2060er \u202eoverride\u202c',
  control: 'con\u0000trol\u0007\u001b[31m\tchars\u007f',
  accents: 'Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307a\u0308\u0309\u030a\u030b\u030clgo',
  unbroken: 'Abcdefghij'.repeat(50),
  unbrokenHan: '运动鞋超轻'.repeat(100),
  words: 'lorem ipsum dolor sit amet '.repeat(18),
  vietnamese: 'Giày chạy bộ siêu nhẹ – Mua ngay',
  greek: 'Παπούτσια τρεξίματος',
  cyrillic: 'Кроссовки для бега «Лёгкость»',
  thai: 'รองเท้าวิ่งรุ่นใหม่',
  hindi: 'नए दौड़ने के जूते',
  symbols: '★ → ✓ ™ © ● □ ∞ ½ €£¥₹₽₺ №',
  broken: 'bad \ud800 surrogate \udc00',
  unknown: 'ᚠᛇᚻ ꦗꦮ 𓂀',
  markup: '<script>alert(1)</script>&amp;',
};
