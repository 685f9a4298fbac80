import { administersAt } from '../../shared/domain/access/access-card.ts';
import {
  type AdministratorChangeParty,
  actionsOf,
} from '../../shared/domain/administrator-changes/actions.ts';
import {
  type AdministratorChange,
  nextDeadline,
} from '../../shared/domain/administrator-changes/administrator-change.ts';
import { hasApproved } from '../../shared/domain/administrator-changes/decide.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import { isSamePerson } from '../../shared/domain/people/same-person.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { partyOf } from '../../shared/http/people/party-of.ts';
import type { Request } from '../../shared/http/request.ts';
import { refusalInWords } from '../../shared/wording/refusal-reasons.ts';
import type { Language } from '../../shared/wording/text.ts';

/** Who reads it, when, and in which language. */
export type Reader = Pick<Request, 'now' | 'language'> & { caller: PersonCaller };

const partiesOf = (
  change: AdministratorChange,
  caller: PersonCaller,
  now: Instant,
): AdministratorChangeParty[] => [
  ...(change.candidate.personId === caller.personId ? (['candidate'] as const) : []),
  ...(administersAt(caller.card, now) ? (['administrator'] as const) : []),
  ...(caller.isSupport ? (['support'] as const) : []),
];

const viewState = ({ state }: AdministratorChange, language: Language) => ({
  state: state.status,
  since: state.since,
  ...('way' in state && { way: state.way }),
  ...(state.status === 'approved' && {
    effectiveAt: state.effectiveAt,
    ...(state.appliedAt !== undefined && { appliedAt: state.appliedAt }),
  }),
  ...(state.status === 'refused' && { refusal: refusalInWords(state.reason, language) }),
  ...(state.status === 'contested' && { objection: state.objection.reason }),
});

/** A request as this reader sees it, with what they can do. It says nothing of keys or of agents. */
export const viewAdministratorChange = (change: AdministratorChange, { caller, now, language }: Reader) => {
  const { id, kind, siren, siret, candidate, reason, evidence, outgoing, requestedAt, history, version } =
    change;
  const party = partyOf(caller);
  const own = party === undefined || isSamePerson(party, change.candidate);
  // Nobody acts without a verified address.
  const parties = party === undefined ? [] : partiesOf(change, caller, now);
  const deadline = nextDeadline(change);
  const viewer = {
    parties,
    isDecider: parties.includes('administrator') && !own && change.deciders.includes(caller.personId),
    isBarredFromSupport: own || parties.includes('administrator') || hasApproved(change, party),
  };
  return {
    ...{ id, kind, siren, siret, candidate, reason, evidence, requestedAt, history, version },
    ...(outgoing !== undefined && { outgoing }),
    ...viewState(change, language),
    deadlines: deadline === undefined ? [] : [deadline],
    letters: change.letters.map(({ keyHash: _, ...letter }) => letter),
    ...(caller.isSupport && { supportApprovals: change.supportApprovals.length }),
    can: actionsOf(change, viewer, now),
  };
};
