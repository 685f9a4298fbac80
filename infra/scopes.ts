import type { Scope } from '../shared/http/permissions.ts';

/** Cognito writes a scope with the resource server's identifier before it. */
export const RESOURCE_SERVER = 'trousseau';

export const SCOPES: Record<Scope, string> = {
  portal: 'Use the register as a person',
  'access:evaluate': 'Ask for decisions as a relying service',
};

export const issuedScope = (scope: Scope): string => `${RESOURCE_SERVER}/${scope}`;
