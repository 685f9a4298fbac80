import type { AnswerOf } from '../../client/contract.ts';
import type { FormVisit } from '../../page/visit.ts';
import { nameInWords } from '../../words/names.ts';

export type Mandate = AnswerOf<'GET /organisations/{siren}/mandates'>['items'][number];
export type WholeMandate = AnswerOf<'GET /mandates/{id}'>;
export type Side = 'mandator' | 'mandatary';

type Organisations = AnswerOf<'GET /me'>['organisations'];

/**
 * The side that somebody reads the mandate from: what they can do says so. Whoever administers both acts for the mandator,
 * as in the register. Undefined where the mandate is over, and nobody can do anything.
 */
export const sideByActs = ({ status, can }: Pick<Mandate, 'status' | 'can'>): Side | undefined => {
  if (status === 'proposed') return can.includes('end') ? 'mandator' : 'mandatary';
  if (status === 'active') return can.includes('narrow') ? 'mandator' : 'mandatary';
  return undefined;
};

/** The same, by what the reader administers. */
export const sideAmong = ({ mandator }: Pick<Mandate, 'mandator'>, organisations: Organisations): Side =>
  organisations.some(
    ({ siren, role, status }) => siren === mandator.siren && role === 'administrator' && status === 'active',
  )
    ? 'mandator'
    : 'mandatary';

const OTHER = { mandator: 'mandatary', mandatary: 'mandator' } as const;

export const bodyOn = (mandate: Pick<Mandate, Side>, side: Side): { siren: string; name: string } => {
  const { siren, name } = mandate[side];
  return { siren, name: nameInWords(name) };
};

/** The body that the reader has the mandate with. */
export const otherBody = (mandate: Pick<Mandate, Side>, side: Side) => bodyOn(mandate, OTHER[side]);

export const isCurrent = ({ status }: Pick<Mandate, 'status'>): boolean =>
  status === 'proposed' || status === 'active';

/** The moment by which a proposal is answered; undefined once it was. */
export const lapsesAt = ({ status, history }: Pick<Mandate, 'status' | 'history'>): string | undefined => {
  const last = history.at(-1);
  return status === 'proposed' && last?.status === 'proposed' ? last.expiresAt : undefined;
};

/** What is next to run out: a proposal, or the mandate itself. */
export const runsOutAt = (mandate: Pick<Mandate, 'status' | 'history' | 'terms'>): string | undefined =>
  lapsesAt(mandate) ?? mandate.terms.until;

/** The version of the mandate that the sent form was shown with, so that nobody decides on another one. */
export const versionIn = ({ fields }: FormVisit): { ifMatch?: number } => {
  const version = fields.text('version');
  return /^\d{1,9}$/.test(version) ? { ifMatch: Number(version) } : {};
};
