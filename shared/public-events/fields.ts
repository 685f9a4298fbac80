import * as z from 'zod/mini';

// Other systems receive identifiers, instants and codes, each in a form that its JSON Schema describes in full. Text
// that a person typed has no place here; test/unit/public-events.test.ts checks every schema for that.

const ULID = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
const formed = (pattern: string, what: string) =>
  z.string().check(z.regex(new RegExp(`^${pattern}$`)), z.describe(what));

export const sirenField = formed('\\d{9}', 'SIREN of the organisation');
export const siretField = formed('\\d{14}', 'SIRET of the establishment');
export const eventIdField = formed(ULID, 'Id of the event, unique within its source (ULID)');
export const personField = formed(ULID, 'Id of a person (ULID)');
export const reviewField = formed(ULID, 'Id of a review (ULID)');
export const grantField = formed(ULID, 'Id of a grant (ULID)');
export const mandateField = formed(`\\d{9}-\\d{9}-${ULID}`, 'Id of a mandate: mandator, mandatary, ULID');
/**
 * The id of an invitation, a request to become administrator, or a bulk change: the organisation's SIREN and a ULID.
 */
export const ownedField = (what: string) => formed(`\\d{9}-${ULID}`, what);
export const instantField = (what: string) =>
  formed('\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z', `${what}, in UTC`);

export const dayField = (what: string) => formed('\\d{4}-\\d\\d-\\d\\d', what);

export const roleField = z.enum(['administrator', 'declarant']);
export const statusField = z.enum(['invited', 'active', 'suspended', 'ended']);
