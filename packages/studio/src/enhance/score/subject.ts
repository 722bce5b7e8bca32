import { CHAT, CUES, JUNK, PRAISE } from './cues.data.ts';
import { FUNCTION_WORDS } from './readability.ts';
import { ramp, wordsOf } from './words.ts';

/** Words about the making of a picture; a prompt of these alone shows nothing. */
const CRAFT = new Set(
  (
    'camera lens shot shots light lighting lit shadow shadows frame framing composition palette tone tones colour colours color colors ' +
    'mood atmosphere feel feeling picture image photo photograph photography video clip film movie scene take motion move moves ' +
    'movement product hero subject label logo brand name space beside background foreground focus depth field blur bokeh ' +
    'cinematic style quality editorial commercial advertisement advert premium shape keeps stays settles starts slowly steadily ' +
    'soft warm cool golden gold calm wide close thirds rule waits pushes continuous throughout true clear'
  ).split(' '),
);
/** From so many different words on, a text is about something. */
const ENOUGH = 4;

/** How far a text says what there is to be seen, beside how it is to be shown: 0 to 1. */
export function subjectOf(text: string): number {
  const craft = [...Object.values(CUES), PRAISE, JUNK, CHAT];
  const rest = craft.reduce((left, pattern) => left.replace(pattern, ' '), text);
  const named = wordsOf(rest).filter(
    (word) => !FUNCTION_WORDS.has(word) && !CRAFT.has(word) && !/^[\d./:-]+$/.test(word),
  );
  return ramp(new Set(named).size, 0, ENOUGH);
}
