/** What a model without structured answers is told besides, and what it is told when its answer cannot be read. */
export const answerPrompt = {
  system: (system: string, schema: Record<string, unknown>) => `${system}

# Answer
Answer with one JSON object and nothing else: no introduction, no explanation, no code fence.
It must match this JSON schema:
${JSON.stringify(schema)}`,
  again: (user: string, complaint: string) => `${user}

# Correction
An earlier answer could not be used:
${complaint}
Write the whole JSON object again, complete and valid.`,
};
