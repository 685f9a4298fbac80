import type { BulkChange } from '../../shared/domain/bulk-changes/bulk-change.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { FileStore } from '../../shared/files/file-store.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { requireParty } from '../../shared/http/people/party-of.ts';
import { etag } from '../../shared/http/reply.ts';
import type { Request } from '../../shared/http/request.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import {
  checkLines,
  decideBulkChange,
  runBulkChange,
  undoBulkChange,
} from '../../shared/use-cases/bulk-changes/commands.ts';
import type { Outcome } from '../../shared/use-cases/command.ts';
import type { routes } from './contract.ts';
import { sentIn } from './lines-sent.ts';
import { viewBulkChange } from './view.ts';

type Asker = Pick<Request, 'now' | 'language'> & { caller: PersonCaller };

/** The answer to a command is the change after it. */
const replyWith = ({ value: change, writes }: Outcome<BulkChange>, request: Asker) => ({
  writes,
  value: { body: viewBulkChange(change, request.caller, request), headers: etag(change.version) },
});

const mismatch = (code: 'checked-already' | 'check-first'): DomainError =>
  new DomainError('bad-input', [{ parameter: 'dryRun', code }]);

/** Lines are checked first. Only what was shown is applied. */
export const changeAccessEndpoint =
  (files: FileStore): Decide<typeof routes.changeAccess> =>
  async (context, request) => {
    const { params, query, body } = request;
    const party = requireParty(request.caller);
    const isDryRun = query.dryRun === 'true';
    if ('dryRunId' in body) {
      if (isDryRun) throw mismatch('checked-already');
      return replyWith(await runBulkChange(context, params.siren, body.dryRunId, body.mode, party), request);
    }
    if (!isDryRun) throw mismatch('check-first');
    const asked = { siren: params.siren, requester: party };
    return replyWith(await checkLines(context, files, asked, sentIn(body)), request);
  };

export const decideBulkChangeEndpoint: Decide<typeof routes.decideBulkChange> = async (context, request) => {
  const { params, body } = request;
  const party = requireParty(request.caller);
  return replyWith(await decideBulkChange(context, params.siren, params.id, party, body), request);
};

export const undoBulkChangeEndpoint: Decide<typeof routes.undoBulkChange> = async (context, request) => {
  const { params } = request;
  const party = requireParty(request.caller);
  return replyWith(await undoBulkChange(context, params.siren, params.id, party), request);
};
