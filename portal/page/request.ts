import type { Context } from 'hono';

/** What each request carries along: its id from the gateway, and what its log line says. */
export interface Bindings {
  Bindings: { requestId: string };
  Variables: {
    /** The template of the page's address. */
    route: string | undefined;
    /** Why it was refused. */
    code: string | undefined;
  };
}

export type PortalContext = Context<Bindings>;
