import { openActivationSecret } from '../../shared/administrator-changes/letters/activation-secret.ts';
import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { activateAdministratorChange, orderActivationKey } from './activate.ts';
import {
  cancelAdministratorChange,
  decideAdministratorChange,
  decideAsSupport,
  objectToAdministratorChange,
  requestAdministratorChange,
} from './answer.ts';
import { routes } from './contract.ts';
import { readEnvironment } from './env.ts';
import { getAdministratorChange, listAdministratorChanges, listSupportQueue } from './read.ts';

const { TABLE_NAME, ADMINISTRATOR_CHANGE_TERMS: terms, ACTIVATION_SECRET_NAME } = readEnvironment();
const dependencies = personDependencies(TABLE_NAME);
const { reads, changes } = personEndpoints(dependencies);
const secret = openActivationSecret(ACTIVATION_SECRET_NAME);

export const handler = serve([
  changes(routes.requestAdministratorChange, requestAdministratorChange(terms)),
  reads(routes.listAdministratorChanges, listAdministratorChanges(dependencies.table)),
  reads(routes.getAdministratorChange, getAdministratorChange(dependencies.table)),
  changes(routes.cancelAdministratorChange, cancelAdministratorChange),
  changes(routes.decideAdministratorChange, decideAdministratorChange),
  changes(routes.orderActivationKey, orderActivationKey(secret, terms)),
  changes(routes.activateAdministratorChange, activateAdministratorChange(terms)),
  changes(routes.objectToAdministratorChange, objectToAdministratorChange(terms)),
  changes(routes.decideAsSupport, decideAsSupport(terms)),
  reads(routes.listSupportQueue, listSupportQueue(dependencies.table)),
]);
