import { openActivationSecret } from '../../shared/administrator-changes/letters/activation-secret.ts';
import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { activateChange, orderActivationKey } from './activate-change.ts';
import {
  cancelChange,
  decideAsSupport,
  decideChange,
  objectToChange,
  requestChange,
} from './answer-change.ts';
import { routes } from './contract.ts';
import { readEnvironment } from './env.ts';
import { getChange, listChanges, listSupportQueue } from './read-change.ts';

const { TABLE_NAME, CHANGE_TERMS: terms, ACTIVATION_SECRET_NAME } = readEnvironment();
const dependencies = personDependencies(TABLE_NAME);
const { reads, changes } = personEndpoints(dependencies);
const secret = openActivationSecret(ACTIVATION_SECRET_NAME);

export const handler = serve([
  changes(routes.requestChange, requestChange(terms)),
  reads(routes.listChanges, listChanges(dependencies.table)),
  reads(routes.getChange, getChange(dependencies.table)),
  changes(routes.cancelChange, cancelChange),
  changes(routes.decideChange, decideChange),
  changes(routes.orderActivationKey, orderActivationKey(secret, terms)),
  changes(routes.activateChange, activateChange(terms)),
  changes(routes.objectToChange, objectToChange(terms)),
  changes(routes.decideAsSupport, decideAsSupport(terms)),
  reads(routes.listSupportQueue, listSupportQueue(dependencies.table)),
]);
