import type { AnswerOf } from '../../client/contract.ts';
import { fullName } from '../../words/names.ts';
import type { Coverage, Place } from './places.ts';

export type Member = AnswerOf<'GET /organisations/{siren}/members'>['items'][number];

/** More would be a list to search; whoever is not here is one of « quelqu'un d'autre ». */
const OFFERED = 7;

/** The answer of whoever is not among them. */
export const ELSE = 'else';

interface Candidate {
  personId: string;
  name: string;
  role: Member['role'];
  /** What they sign in this place already. */
  signs: string[];
  /** What they would have to be given besides. */
  needs: string[];
}

interface Asked {
  coverage: Coverage;
  place: Place;
  service: string;
  members: readonly Member[];
}

/** Members who do not sign it there yet, those first who sign most there. */
export const candidatesFor = ({ coverage: { totals }, place, service, members }: Asked): Candidate[] => {
  const signing = (code: string): string[] =>
    place.services
      .filter((each) => each.service === code)
      .flatMap(({ signatories }) =>
        signatories.filter(({ mandateId }) => mandateId === undefined).map(({ personId }) => personId),
      );
  const needs = totals.services.find((each) => each.service === service)?.requires ?? [];
  return members
    .filter(({ personId, status }) => status === 'active' && !signing(service).includes(personId))
    .map((member) => ({
      personId: member.personId,
      name: fullName(member),
      role: member.role,
      signs: place.services
        .filter((each) => signing(each.service).includes(member.personId))
        .map((each) => each.service),
      needs,
    }))
    .sort((a, b) => b.signs.length - a.signs.length)
    .slice(0, OFFERED);
};
