/** Signed parts of addresses and keys in common places, for texts whose secrets we do not know. */
const TELLTALE = [
  /\b(?:r8_|sk-|key-|whsec_)[A-Za-z0-9_\-+/=]{6,}/g,
  /\b(Bearer|Token|Key)\s+[A-Za-z0-9_\-.:+/=]{8,}/gi,
  /([?&](?:signature|sig|token|key|x-amz-[a-z-]+)=)[^&\s"']+/gi,
];
const SHORTEST_SECRET = 4;

/** Takes a text on its way to a person or a log, gives it without keys: ours by value, others by their looks. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= SHORTEST_SECRET) clean = clean.split(secret).join('[key]');
  }
  for (const pattern of TELLTALE) {
    clean = clean.replace(pattern, (_whole, lead: unknown) =>
      typeof lead === 'string' ? `${lead}${/[=]$/.test(lead) ? '' : ' '}[key]` : '[key]',
    );
  }
  return clean;
}

/** Takes what a server said (HTML pages included), gives at most `most` characters that fit in a sentence, without keys. */
export function excerpt(text: string, secrets: readonly string[] = [], most = 300): string {
  const plain = text
    .replace(/<(style|script)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const clean = redact(plain, secrets);
  return clean.length <= most ? clean : `${clean.slice(0, most - 1)}…`;
}

/** Takes a lead and what a service said, gives one sentence of both, or the lead alone. */
export function reason(lead: string, said: string): string {
  const text = said === '' ? lead : `${lead}: ${said}`;
  return /[.!?…)]$/.test(text) ? text : `${text}.`;
}
