import type { AnswerOf, Asking } from '../../client/contract.ts';
import type { Fields } from '../../page/fields.ts';
import type { Entries } from '../../session/drafts.ts';

type Listed = AnswerOf<'GET /organisations/{siren}/members'>['items'][number];
type Body = Asking<'POST /organisations/{siren}/access-changes'>['body'];
export type Line = Extract<Body, { lines: unknown }>['lines'][number];

/** Somebody who was ticked, as a line of a bulk change names them. */
export interface Chosen {
  email: string;
  familyName: string;
  givenName: string;
}

/** The name of the ticks in the list. */
export const TICK = 'who';
export const CHOSEN_FIELDS = ['email', 'familyName', 'givenName'] as const;

/** Those of the page who were ticked: by their cards, not by what a form says of them. An invitation has its own address. */
export const chosenAmong = (members: readonly Listed[], fields: Fields): Chosen[] => {
  const ticked = new Set(fields.all(TICK));
  return members
    .filter(({ personId }) => ticked.has(personId))
    .map(({ email, familyName, givenName, invitation }) => ({
      email: invitation?.email ?? email,
      familyName,
      givenName,
    }));
};

/** For a draft: one answer to each question for each of them, in the same order. */
export const asEntries = (chosen: readonly Chosen[]): Entries =>
  chosen.flatMap((each) => CHOSEN_FIELDS.map((name) => [name, each[name]] as const));

export const chosenIn = (fields: Fields): Chosen[] => {
  const [emails, familyNames, givenNames] = CHOSEN_FIELDS.map((name) => fields.all(name));
  return (emails ?? []).map((email, rank) => ({
    email,
    familyName: familyNames?.[rank] ?? '',
    givenName: givenNames?.[rank] ?? '',
  }));
};

interface Terms {
  services: Readonly<Record<string, string>>;
  establishments: 'all' | readonly string[];
  until?: string;
}

/** Whoever has one name only has an empty other one, which a line leaves out. */
const named = ({ email, ...names }: Chosen): Line => ({
  email,
  ...Object.fromEntries(Object.entries(names).filter(([, name]) => name !== '')),
});

/** A line ends all that somebody may do. */
export const endOf = (chosen: Chosen): Line => ({ action: 'remove', ...named(chosen) });

/** A line for each right and place. */
export const giftTo = (chosen: Chosen, { services, establishments, until }: Terms): Line[] =>
  Object.entries(services).flatMap(([service, right]) =>
    (establishments === 'all' ? [undefined] : establishments).map((siret) => ({
      action: 'add',
      ...named(chosen),
      service,
      right,
      ...(siret !== undefined && { siret }),
      ...(until !== undefined && { until }),
    })),
  );
