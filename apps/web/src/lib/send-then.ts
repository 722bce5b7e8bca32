interface Sending<In, Out> {
  mutateAsync(input: In): Promise<Out>;
}

/**
 * Sends a change, then does what follows from it, even if whoever asked is off the screen by then. Callbacks of
 * `mutate` are dropped in that case, and lists that are read again after a change often take the asking part away.
 * What failed stays in the mutation's `error`, for the page to show.
 */
export function sendThen<In, Out>(change: Sending<In, Out>, input: In, then: (out: Out) => unknown): void {
  const told = change.mutateAsync(input);
  void told.then(then, () => undefined);
}
