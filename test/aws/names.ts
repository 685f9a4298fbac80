/**
 * Where the emulator stands for a name that no resolver of this machine knows: an HTTP API of the deployment, or its user
 * pool. The pool says where its other addresses are by the emulator's host, as something that speaks TLS.
 * @returns undefined for a name that is not the emulator's
 */
const placeOf = ({ protocol, hostname, host, pathname, search }: URL, endpoint: URL): URL | undefined => {
  const [name = '', service = ''] = hostname.split('.');
  if (service === 'execute-api') return new URL(`/_aws/execute-api/${name}${pathname}${search}`, endpoint);
  const isPool = name === 'cognito-idp' || (protocol === 'https:' && host === endpoint.host);
  return isPool ? new URL(`${pathname}${search}`, endpoint) : undefined;
};

/** `fetch` as it would be if these names led to the emulator. */
export const fetchByName = (endpoint: string, send: typeof fetch): typeof fetch => {
  const emulator = new URL(endpoint);
  return async (input, init) => {
    const request = new Request(input, init);
    const place = placeOf(new URL(request.url), emulator);
    if (place === undefined) return send(request);
    const headers = new Headers(request.headers);
    headers.set('x-forwarded-proto', new URL(request.url).protocol.slice(0, -1));
    const { method, redirect, signal } = request;
    const body = method === 'GET' || method === 'HEAD' ? undefined : await request.arrayBuffer();
    return send(place, { method, headers, redirect, signal, ...(body !== undefined && { body }) });
  };
};
