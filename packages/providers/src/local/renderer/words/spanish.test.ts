import { describe, expect, it } from 'vitest';
import { canDraw, parsePrompt, readScene } from './index.ts';
import { fromSpanish } from './spanish.ts';

describe('a sentence in Spanish', () => {
  it.each([
    ['zapatillas rojas con cordones blancos', 'footwear', 'court', ['red'], []],
    ['zapatos de vestir azul oscuro', 'footwear', 'dress', ['dark blue'], []],
    ['taza de cerámica azul marino', 'mug', '', ['navy blue'], ['ceramic']],
    ['bolso de cuero marrón con cierre dorado', 'bag', 'handbag', ['brown'], ['leather']],
    ['reloj de oro rosa con correa negra', 'watch', '', [], ['rosegold']],
    ['silla de roble con asiento verde', 'chair', 'dining', [], ['wood']],
    ['botella de champú blanca con dosificador dorado', 'bottle', 'pump', ['white'], []],
    ['mochila verde oliva', 'bag', 'backpack', ['olive green'], []],
    ['gafas de sol redondas', 'sunglasses', 'round', [], []],
    ['sofás grises', 'sofa', 'sofa', ['grey'], []],
    ['labial rojo', 'lipstick', 'bullet', ['red'], []],
    ['auriculares negros', 'headphones', 'over-ear', ['black'], []],
  ] as const)('is understood: %s', (prompt, category, sub, colorNames, materials) => {
    const spec = parsePrompt(prompt);
    expect(spec).toMatchObject({ category, body: { colorNames, materials } });
    if (sub !== '') expect(spec.sub).toBe(sub);
    expect(spec.warnings).toEqual([]);
  });

  it('colours parts and names the set', () => {
    const spec = parsePrompt('zapatillas rojas con cordones blancos sobre mármol negro');
    expect(spec.parts.laces?.colorNames).toEqual(['white']);
    expect(spec.surface).toBe('blackmarble');
    expect(readScene('en la playa al atardecer')).toMatchObject({ place: 'beach', light: 'sun', warmth: 1 });
    expect(readScene('una taza humeante en una cafetería').extras).toContain('steam');
  });

  it('keeps the noun it has no shape for, for the honest box', () => {
    expect(canDraw('exprimidor rojo')).toMatchObject({ drawable: false, noun: 'exprimidor' });
    expect(canDraw('una lámpara de pie de latón').drawable).toBe(false);
  });

  it('takes a brand after “marca” and “llamado”', () => {
    expect(parsePrompt('champú de la marca Lumea').brand).toBe('Lumea');
  });

  it.each(['eau de parfum in pink', 'a bar of soap', 'red la mer cream', 'hotel bar', 'mate tea cup'])(
    'is not seen in English: %s',
    (prompt) => {
      expect(fromSpanish(prompt.split(' '))).toEqual(prompt.split(' '));
    },
  );
});
