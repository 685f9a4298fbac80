/** What a caller is to the resource of a route. */
export type Relation =
  | 'anyone'
  /** A machine client that asks for decisions. */
  | 'relying-service'
  /** Anybody logged in. */
  | 'person'
  /** An active member of the organisation in the path, of either role. */
  | 'member'
  /** The member whose card it is. */
  | 'self'
  /** An active administrator of the organisation in the path. */
  | 'administrator'
  /** Whoever asked to become administrator, by the request in the path. */
  | 'candidate'
  /** An active administrator of the organisation that gives the mandate in the path. */
  | 'mandator'
  /** An active administrator of the organisation that the mandate in the path is given to. */
  | 'mandatary'
  /** An agent of the help desk: group `support` in the token. */
  | 'support';

/** The scope that the token must carry. The environment's issuer may write it with a prefix. */
export type Scope = 'portal' | 'access:evaluate';

/** What the path names, and whoever calls must have to do with. */
export type Subject = 'organisation' | 'administrator-change' | 'mandate';

export interface Permission {
  scope: Scope | undefined;
  /** Absent for a route that is about the caller alone, or about nobody. */
  about?: Subject;
  allowed: readonly Relation[];
}

const anyone = { scope: undefined, allowed: ['anyone'] } as const;
const relyingService = { scope: 'access:evaluate', allowed: ['relying-service'] } as const;
const person = { scope: 'portal', allowed: ['person'] } as const;
const support = { scope: 'portal', allowed: ['support'] } as const;

const inOrganisation = { scope: 'portal', about: 'organisation' } as const;
const member = { ...inOrganisation, allowed: ['member', 'administrator'] } as const;
const selfOrAdministrator = { ...inOrganisation, allowed: ['self', 'administrator'] } as const;
const administrator = { ...inOrganisation, allowed: ['administrator'] } as const;

const ofChange = { scope: 'portal', about: 'administrator-change' } as const;
const candidate = { ...ofChange, allowed: ['candidate'] } as const;
const administratorInPlace = { ...ofChange, allowed: ['administrator'] } as const;
const supportOfChange = { ...ofChange, allowed: ['support'] } as const;
const concerned = { ...ofChange, allowed: ['candidate', 'administrator', 'support'] } as const;

const ofMandate = { scope: 'portal', about: 'mandate' } as const;
const mandator = { ...ofMandate, allowed: ['mandator'] } as const;
const mandatary = { ...ofMandate, allowed: ['mandatary'] } as const;
const eitherSide = { ...ofMandate, allowed: ['mandator', 'mandatary'] } as const;

/**
 * The permission table, with one row per route. A call without token gets 401, and without scope 403. A stranger to
 * the organisation, request or mandate in the path gets 404, as if it did not exist. A member who is suspended or not
 * allowed gets 403.
 */
export const PERMISSIONS = {
  'GET /health': anyone,
  'GET /openapi.json': anyone,
  'GET /services': anyone,
  'GET /help-topics': anyone,
  'GET /me': person,
  'PATCH /me': person,
  'POST /me/profile-confirmations': person,
  'POST /invitations/{id}/acceptance': person,
  'POST /invitations/{id}/refusal': person,
  'GET /organisations/{siren}': member,
  'GET /organisations/{siren}/establishments': member,
  'GET /organisations/{siren}/events': administrator,
  'GET /organisations/{siren}/coverage': administrator,
  'GET /organisations/{siren}/access-report': administrator,
  'GET /organisations/{siren}/members': administrator,
  'POST /organisations/{siren}/members': administrator,
  'GET /organisations/{siren}/members/{personId}': selfOrAdministrator,
  'DELETE /organisations/{siren}/members/{personId}': selfOrAdministrator,
  'PUT /organisations/{siren}/members/{personId}/suspension': administrator,
  'DELETE /organisations/{siren}/members/{personId}/suspension': administrator,
  'PUT /organisations/{siren}/members/{personId}/role': administrator,
  'POST /organisations/{siren}/members/{personId}/grants': administrator,
  'PUT /organisations/{siren}/members/{personId}/grants/{grantId}': administrator,
  'DELETE /organisations/{siren}/members/{personId}/grants/{grantId}': administrator,
  'GET /access-changes/template': anyone,
  'POST /organisations/{siren}/access-change-uploads': administrator,
  'POST /organisations/{siren}/access-changes': administrator,
  'GET /organisations/{siren}/access-changes': administrator,
  'GET /organisations/{siren}/access-changes/{id}': administrator,
  'GET /organisations/{siren}/access-changes/{id}/lines': administrator,
  'GET /organisations/{siren}/access-changes/{id}/differences': administrator,
  'GET /organisations/{siren}/access-changes/{id}/result-file': administrator,
  'POST /organisations/{siren}/access-changes/{id}/decision': administrator,
  'POST /organisations/{siren}/access-changes/{id}/undo': administrator,
  'POST /organisations/{siren}/mandates': administrator,
  'GET /organisations/{siren}/mandates': administrator,
  'GET /mandates/{id}': eitherSide,
  'GET /mandates/{id}/people': eitherSide,
  'POST /mandates/{id}/acceptance': mandatary,
  'POST /mandates/{id}/refusal': mandatary,
  'POST /mandates/{id}/end': eitherSide,
  'PUT /mandates/{id}/terms': mandator,
  'POST /organisations/{siren}/reviews': administrator,
  'GET /organisations/{siren}/reviews': administrator,
  'GET /organisations/{siren}/reviews/{id}': administrator,
  'GET /organisations/{siren}/reviews/{id}/cards': administrator,
  'POST /organisations/{siren}/reviews/{id}/decisions': administrator,
  'POST /organisations/{siren}/reviews/{id}/signature': administrator,
  'GET /organisations/{siren}/reviews/{id}/export': administrator,
  'POST /administrator-changes': person,
  'GET /administrator-changes': person,
  'GET /administrator-changes/{id}': concerned,
  'DELETE /administrator-changes/{id}': candidate,
  'POST /administrator-changes/{id}/decision': administratorInPlace,
  'POST /administrator-changes/{id}/activation-key': candidate,
  'POST /administrator-changes/{id}/activation': candidate,
  'POST /administrator-changes/{id}/objection': administratorInPlace,
  'POST /administrator-changes/{id}/support-decision': supportOfChange,
  'GET /support/administrator-changes': support,
  'GET /support/orphan-risks': support,
  'GET /.well-known/authzen-configuration': anyone,
  'POST /access/v1/evaluation': relyingService,
  'POST /access/v1/evaluations': relyingService,
  'POST /access/v1/search/subject': relyingService,
  'POST /access/v1/search/resource': relyingService,
  'POST /access/v1/search/action': relyingService,
} as const satisfies Record<string, Permission>;

export type RouteKey = keyof typeof PERMISSIONS;
