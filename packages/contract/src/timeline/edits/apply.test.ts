import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AdmintError } from '../../errors.ts';
import {
  anyAudio,
  anyClip,
  anyGrade,
  anyOverlay,
  anyTimeline,
  anyTransition,
  card,
  clip,
  CUT,
  sound,
  source,
  text,
  timeline,
} from '../documents.fixture.ts';
import { duration, overlaySpan, place } from '../layout.ts';
import { Timeline } from '../schema.ts';
import { validate } from '../validate.ts';
import { applyEdit } from './apply.ts';
import type { Edit } from './edit.ts';

const fade = { kind: 'crossfade', frames: 15 } as const;
/** A name over the body, a call to action near its end, music under all of it. */
const ad = timeline({
  video: [
    card('intro', 30),
    clip('clip-1', 90, { transition: fade }),
    clip('clip-2', 90, { transition: fade, in: 0 }),
    card('outro', 30, { transition: fade }),
  ],
  overlays: [
    text('intro-name', { anchor: { to: 'item', item_id: 'intro' } }),
    text('name', { start: 30, length: 150 }),
    text('cta', { start: 120, length: 60 }),
  ],
});

const edit = (document: Timeline, ...edits: Edit[]) =>
  edits.reduce((current, one) => applyEdit(current, one).timeline, document);
const overlay = (document: Timeline, id: string) => document.overlays.find((one) => one.id === id);

/** Few neighbours can be merged by chance: look for two that may. */
const mergeable = ({ video }: Timeline) =>
  video.find((item, index) => {
    const next = video[index + 1];
    if (item.kind === 'card' || next?.kind !== 'clip') return next?.kind === item.kind;
    return next.in === item.in + Math.floor(item.length * item.speed) && next.transition.frames === 0;
  })?.id;

describe('any sequence of edits', () => {
  const anyEdit = fc.record({ item: fc.nat(20), overlay: fc.nat(20), id: fc.nat(1e6) }).chain((pick) => {
    const at = (document: Timeline) => document.video[pick.item % document.video.length]?.id ?? '';
    const textAt = (document: Timeline) =>
      document.overlays[pick.overlay % document.overlays.length]?.id ?? '';
    const soundAt = (document: Timeline) => document.audio[pick.overlay % document.audio.length]?.id ?? '';
    const on = <T>(values: fc.Arbitrary<T>, make: (document: Timeline, value: T) => Edit) =>
      values.map((value) => (document: Timeline) => make(document, value));
    const edge = fc.option(fc.integer({ min: -60, max: 60 }), { nil: 0 });
    return fc.oneof(
      on(fc.tuple(edge, edge), (d, [start, end]) => ({ kind: 'trim', item_id: at(d), start, end })),
      on(fc.nat(120), (d, n) => ({ kind: 'split', item_id: at(d), at: n, new_id: `new-${pick.id}` })),
      on(fc.constant(0), (d) => ({ kind: 'merge', item_id: mergeable(d) ?? at(d) })),
      on(fc.nat(6), (d, index) => ({ kind: 'move', item_id: at(d), index })),
      on(fc.tuple(anyClip(`new-${pick.id}`), fc.nat(5)), (_, [item, index]) => ({
        kind: 'insert',
        item,
        index,
      })),
      on(fc.constant(0), (d) => ({ kind: 'ripple_delete', item_id: at(d) })),
      on(fc.integer({ min: 1, max: 4 }), (d, s) => ({
        kind: 'replace',
        item_id: at(d),
        source: source(s, 'd'),
      })),
      on(fc.double({ min: 0.25, max: 4, noNaN: true }), (d, speed) => ({
        kind: 'retime',
        item_id: at(d),
        speed,
      })),
      on(anyTransition, (d, transition) => ({ kind: 'set_transition', item_id: at(d), transition })),
      on(fc.string({ maxLength: 50 }), (d, words) => ({
        kind: 'set_text',
        overlay_id: textAt(d),
        text: words,
      })),
      on(fc.nat(200), (d, start) => ({ kind: 'set_overlay', overlay_id: textAt(d), change: { start } })),
      on(anyOverlay(`new-${pick.id}`, 5), (_, one) => ({ kind: 'add_overlay', overlay: one })),
      on(fc.constant(0), (d) => ({ kind: 'remove_overlay', overlay_id: textAt(d) })),
      on(anyAudio(`new-${pick.id}`), (_, audio) => ({ kind: 'add_audio', audio })),
      on(fc.constant(0), (d) => ({ kind: 'remove_audio', audio_id: soundAt(d) })),
      on(fc.tuple(fc.constantFrom(0.4, 3), fc.nat(20)), (d, [s, from]) => ({
        kind: 'replace_audio',
        audio_id: soundAt(d),
        source: source(s, 'e'),
        in: from,
      })),
      on(fc.tuple(edge, edge), (d, [start, end]) => ({
        kind: 'trim_audio',
        audio_id: soundAt(d),
        start,
        end,
      })),
      on(fc.integer({ min: -20, max: 300 }), (d, start) => ({
        kind: 'move_audio',
        audio_id: soundAt(d),
        start,
      })),
      on(anyAudio('other'), (d, { gain_db, fade_in, fade_out, duck_db, role }) => ({
        kind: 'set_audio',
        audio_id: soundAt(d),
        change: { gain_db, fade_in, fade_out, duck_db, role },
      })),
      on(fc.record({ muted: fc.boolean(), gain_db: fc.integer({ min: -70, max: 15 }) }), (d, change) => ({
        kind: 'set_sound',
        item_id: at(d),
        change,
      })),
      on(fc.option(anyGrade), (_, grade) => ({ kind: 'set_grade', grade })),
    );
  });

  it('keeps every rule of the document, and undoes to the very same document', () => {
    const applied = new Map<string, number>();
    fc.assert(
      fc.property(anyTimeline, fc.array(anyEdit, { minLength: 1, maxLength: 12 }), (start, makers) => {
        expect(validate(start)).toEqual([]);
        const history: { before: Timeline; after: Timeline; inverse: Edit }[] = [];
        let current = start;
        for (const make of makers) {
          try {
            const one = make(current);
            const { timeline: after, inverse } = applyEdit(current, one);
            expect(validate(after)).toEqual([]);
            Timeline.parse(after);
            history.push({ before: current, after, inverse });
            applied.set(one.kind, (applied.get(one.kind) ?? 0) + 1);
            current = after;
          } catch (error) {
            if (!(error instanceof AdmintError)) throw error;
          }
        }
        for (const { before, after, inverse } of history.reverse()) {
          const undone = applyEdit(current, inverse);
          expect(undone.timeline).toEqual(before);
          expect(applyEdit(undone.timeline, undone.inverse).timeline).toEqual(after);
          current = undone.timeline;
        }
        expect(current).toEqual(start);
      }),
      { numRuns: 1500, seed: 20261120 },
    );
    expect(applied.size).toBe(21);
    expect([...applied].filter(([, count]) => count < 20)).toEqual([]);
  });

  it('never changes the document it was given', () => {
    const frozen = JSON.stringify(ad);
    edit(ad, { kind: 'trim', item_id: 'clip-1', end: -30 }, { kind: 'ripple_delete', item_id: 'clip-2' });
    expect(JSON.stringify(ad)).toBe(frozen);
  });
});

describe('trim', () => {
  it('shortens the ad, and moves the texts after it along', () => {
    const after = edit(ad, { kind: 'trim', item_id: 'clip-1', end: -20 });
    expect(duration(after)).toBe(duration(ad) - 20);
    expect(overlay(after, 'name')).toMatchObject({ start: 30, length: 130 });
    expect(overlay(after, 'cta')?.length).toBe(60);
    expect(overlay(after, 'cta')?.start).toBe(100);
  });

  it('at the start goes further into the source and leaves the end where it was', () => {
    const after = edit(ad, { kind: 'trim', item_id: 'clip-2', start: 12 });
    expect(after.video[2]).toMatchObject({ in: 12, length: 78 });
  });

  it('leaves half a second, and takes no frame the source lacks', () => {
    expect(() => edit(ad, { kind: 'trim', item_id: 'clip-1', end: -76 })).toThrow('0.5 seconds');
    expect(() => edit(ad, { kind: 'trim', item_id: 'clip-1', end: 1 })).toThrow('no more frames');
    expect(() => edit(ad, { kind: 'trim', item_id: 'clip-1', start: -1 })).toThrow('no more frames');
  });
});

describe('split and merge', () => {
  const split: Edit = { kind: 'split', item_id: 'clip-1', at: 40, new_id: 'clip-1b' };

  it('a split changes nothing that is seen', () => {
    const after = edit(ad, split);
    expect(duration(after)).toBe(duration(ad));
    expect(after.video[2]).toMatchObject({ id: 'clip-1b', in: 40, length: 50, transition: CUT });
    expect(place(after).at(-1)?.start).toBe(place(ad).at(-1)?.start);
  });

  it('a text over the cut is on screen for the same frames', () => {
    const before = timeline({
      overlays: [text('t', { anchor: { to: 'item', item_id: 'clip-1' }, start: 10 })],
    });
    const after = edit(before, split);
    expect(after.overlays.map((one) => overlaySpan(after, one))).toEqual([
      { start: 10, end: 40 },
      { start: 40, end: 90 },
    ]);
  });

  it('merging the parts gives the clip back', () => {
    const after = edit(ad, split, { kind: 'merge', item_id: 'clip-1' });
    expect(after.video).toEqual(ad.video);
  });

  it('only what goes on can be merged, and no transition is cut through', () => {
    expect(() => edit(ad, { kind: 'merge', item_id: 'clip-1' })).toThrow('same clip');
    const long = edit(ad, { kind: 'set_transition', item_id: 'clip-2', transition: { ...fade, frames: 40 } });
    expect(() => edit(long, { ...split, at: 60 })).toThrow('transition');
  });
});

describe('the other edits', () => {
  it('deleting a clip closes the gap and takes its texts with it', () => {
    const own = text('own', { anchor: { to: 'item', item_id: 'clip-2' } });
    const after = edit(
      { ...ad, overlays: [...ad.overlays, own] },
      { kind: 'ripple_delete', item_id: 'clip-2' },
    );
    expect(place(after).map(({ item, start }) => [item.id, start])).toEqual([
      ['intro', 0],
      ['clip-1', 15],
      ['outro', 90],
    ]);
    expect(after.overlays.map(({ id }) => id)).toEqual(['intro-name', 'name', 'cta']);
    expect(overlay(after, 'name')).toMatchObject({ start: 30, length: 75 });
  });

  it('retiming shows the same frames in less time', () => {
    const after = edit(ad, { kind: 'retime', item_id: 'clip-1', speed: 2 });
    expect(after.video[1]).toMatchObject({ length: 45, speed: 2, in: 0 });
    expect(() => edit(ad, { kind: 'retime', item_id: 'intro', speed: 2 })).toThrow('card');
  });

  it('replacing keeps the length, or takes what the new file has', () => {
    const longer = edit(ad, { kind: 'replace', item_id: 'clip-1', source: source(9, 'e') });
    expect(longer.video[1]).toMatchObject({ length: 90, source: { duration: 9 } });
    const shorter = edit(ad, { kind: 'replace', item_id: 'clip-1', source: source(1, 'e') });
    expect(duration(shorter)).toBe(duration(ad) - 60);
  });

  it('moving a clip to the front makes its transition a cut; undo gives it back', () => {
    const { timeline: after, inverse } = applyEdit(ad, { kind: 'move', item_id: 'clip-2', index: 0 });
    expect(after.video[0]).toMatchObject({ id: 'clip-2', transition: CUT });
    expect(applyEdit(after, inverse).timeline).toEqual(ad);
  });

  it('a text change keeps only the texts for its undo', () => {
    const { inverse } = applyEdit(ad, { kind: 'set_text', overlay_id: 'name', text: 'New' });
    expect(inverse).toEqual({ kind: 'restore', tracks: { overlays: ad.overlays } });
  });

  it('sound never outlasts the picture', () => {
    const music = sound('music', { source: source(30, 'f'), length: duration(ad), fade_in: 5, fade_out: 30 });
    const after = edit({ ...ad, audio: [music] }, { kind: 'ripple_delete', item_id: 'clip-1' });
    expect(after.audio[0]?.length).toBe(duration(after));
  });
});

describe('sounds', () => {
  const voice = sound('voice', { role: 'voice', source: source(4, 'b'), start: 30, length: 90 });
  const hit = sound('hit', { role: 'effect', source: source(0.5, 'd'), start: 60 });
  const heard = { ...ad, audio: [sound('music'), voice, hit] };
  const audio = (document: Timeline, id: string) => document.audio.find((one) => one.id === id);

  it('trimming the start keeps what is heard after it at its moment', () => {
    const after = edit(heard, { kind: 'trim_audio', audio_id: 'voice', start: 12, end: -8 });
    expect(audio(after, 'voice')).toMatchObject({ in: 12, start: 42, length: 70 });
  });

  it('a sound that runs to the end goes on doing so until its end is moved', () => {
    const begun = edit(heard, { kind: 'trim_audio', audio_id: 'music', start: 10 });
    expect(audio(begun, 'music')).toMatchObject({ in: 10, start: 10, length: null });
    const ended = edit(heard, { kind: 'trim_audio', audio_id: 'hit', end: -5 });
    expect(audio(ended, 'hit')).toMatchObject({ start: 60, length: 10 });
  });

  it('takes no sound the file lacks, and leaves some', () => {
    expect(() => edit(heard, { kind: 'trim_audio', audio_id: 'hit', end: 1 })).toThrow('no more sound');
    expect(() => edit(heard, { kind: 'trim_audio', audio_id: 'voice', start: -1 })).toThrow('no more sound');
    expect(() => edit(heard, { kind: 'trim_audio', audio_id: 'hit', end: -15 })).toThrow('Nothing');
  });

  it('moves within the ad, cut where it would outlast the picture', () => {
    const late = edit(heard, { kind: 'move_audio', audio_id: 'voice', start: duration(ad) - 40 });
    expect(audio(late, 'voice')).toMatchObject({ start: duration(ad) - 40, length: 40 });
    expect(() => edit(heard, { kind: 'move_audio', audio_id: 'voice', start: duration(ad) })).toThrow(
      'after',
    );
    expect(() => edit(heard, { kind: 'move_audio', audio_id: 'voice', start: -1 })).toThrow('start');
  });

  it('a shorter file shortens the sound; its own beats come with it', () => {
    const beats = { bpm: 120, first: 3 };
    const after = edit(heard, { kind: 'replace_audio', audio_id: 'voice', source: source(1, 'e'), beats });
    expect(audio(after, 'voice')).toMatchObject({ start: 30, length: 30, beats, role: 'voice' });
  });

  it('sets gain, fades and ducking, and names the limit that is broken', () => {
    const set: Edit = {
      kind: 'set_audio',
      audio_id: 'music',
      change: { gain_db: -6, duck_db: 9, fade_out: 30 },
    };
    expect(audio(edit(heard, set), 'music')).toMatchObject({ gain_db: -6, duck_db: 9, fade_out: 30 });
    expect(() => edit(heard, { ...set, change: { gain_db: 13 } })).toThrow(/gain_db/);
  });

  it("a clip's own sound is heard or not, at its own level; a file without sound cannot be heard", () => {
    const set: Edit = { kind: 'set_sound', item_id: 'clip-1', change: { muted: true, gain_db: -3 } };
    expect(edit(heard, set).video[1]).toMatchObject({ sound: { muted: true, gain_db: -3 } });
    expect(() => edit(heard, { ...set, item_id: 'intro' })).toThrow('card');
    const mute = edit(heard, {
      kind: 'replace',
      item_id: 'clip-1',
      source: { ...source(3), has_audio: false },
    });
    expect(() => edit(mute, { kind: 'set_sound', item_id: 'clip-1', change: { muted: false } })).toThrow(
      'no sound',
    );
  });

  it('an effect moves with the picture it belongs to; music keeps its place', () => {
    const after = edit(heard, { kind: 'trim', item_id: 'intro', end: -10 });
    expect(audio(after, 'hit')?.start).toBe(50);
    expect(audio(after, 'music')?.start).toBe(0);
  });
});

describe('the grade', () => {
  const warm = { preset: 'warm', strength: 0.5 } as const;

  it('is set, taken off and given back without touching a track', () => {
    const set = applyEdit(ad, { kind: 'set_grade', grade: warm });
    expect(set.timeline).toEqual({ ...ad, grade: warm });
    expect(set.inverse).toEqual({ kind: 'restore', tracks: {}, grade: null });
    expect(applyEdit(set.timeline, set.inverse).timeline).toEqual(ad);
    expect('grade' in applyEdit(set.timeline, { kind: 'set_grade', grade: null }).timeline).toBe(false);
  });

  it('is one of the looks at a strength from 0 to 1', () => {
    const much = { preset: 'warm', strength: 2 } as const;
    expect(() => applyEdit(ad, { kind: 'set_grade', grade: much })).toThrow('0 to 1');
  });
});
