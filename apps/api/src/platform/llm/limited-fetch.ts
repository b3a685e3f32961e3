/** The endpoint sends more than any answer can be. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

/**
 * A fetch that gives up a body longer than `maxBytes`, follows no redirect (the key goes to one address only) and leaves out
 * what the package tells about the machine it runs on.
 */
export function limitedFetch(maxBytes: number): typeof fetch {
  return async (input, init) => {
    const sent = [...new Headers(init?.headers)].filter(([name]) => !name.startsWith('x-stainless-'));
    const response = await fetch(input, { ...init, headers: sent, redirect: 'error' });
    if (!response.body) return response;
    let seen = 0;
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          seen += chunk.byteLength;
          if (seen > maxBytes) controller.error(new TooLong(`more than ${maxBytes} bytes`));
          else controller.enqueue(chunk);
        },
      }),
    );
    const { status, statusText, headers } = response;
    return new Response(counted, { status, statusText, headers });
  };
}
