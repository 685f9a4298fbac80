import { openActivationSecret } from '../../shared/administrator-changes/letters/activation-secret.ts';
import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { readEnvironment } from '../environment.ts';
import { activateAdministratorChangeEndpoint, orderActivationKeyEndpoint } from './activate.ts';
import {
  cancelAdministratorChangeEndpoint,
  decideAdministratorChangeEndpoint,
  objectToAdministratorChangeEndpoint,
  requestAdministratorChangeEndpoint,
  withdrawApprovalEndpoint,
} from './answer.ts';
import {
  dealCaseEndpoint,
  decideAsSupportEndpoint,
  openSupportViewEndpoint,
  stopAdministratorChangeEndpoint,
} from './answer-as-support.ts';
import { routes } from './contract.ts';
import { environmentSchema } from './env.ts';
import { findEstablishmentsEndpoint } from './find-establishments.ts';
import { listQuotasReachedEndpoint } from './list-quotas-reached.ts';
import {
  getAdministratorChangeEndpoint,
  listAdministratorChangesEndpoint,
  listSupportQueueEndpoint,
} from './read.ts';

const environment = readEnvironment(environmentSchema);
const { ADMINISTRATOR_CHANGE_TERMS: terms, ACTIVATION_SECRET_NAME } = environment;
const dependencies = personDependencies(environment);
const { reads, changes } = personEndpoints(dependencies);
const secret = openActivationSecret(ACTIVATION_SECRET_NAME);

export const handler = serve([
  reads(routes.findEstablishments, findEstablishmentsEndpoint(dependencies.table)),
  changes(routes.requestAdministratorChange, requestAdministratorChangeEndpoint(terms)),
  reads(routes.listAdministratorChanges, listAdministratorChangesEndpoint(dependencies.table)),
  reads(routes.getAdministratorChange, getAdministratorChangeEndpoint(dependencies.table, terms)),
  changes(routes.cancelAdministratorChange, cancelAdministratorChangeEndpoint),
  changes(routes.decideAdministratorChange, decideAdministratorChangeEndpoint(terms)),
  changes(routes.orderActivationKey, orderActivationKeyEndpoint(secret, terms)),
  changes(routes.activateAdministratorChange, activateAdministratorChangeEndpoint(secret, terms)),
  changes(routes.objectToAdministratorChange, objectToAdministratorChangeEndpoint(terms)),
  changes(routes.withdrawApproval, withdrawApprovalEndpoint(terms)),
  changes(routes.decideAsSupport, decideAsSupportEndpoint(terms)),
  changes(routes.stopAdministratorChange, stopAdministratorChangeEndpoint(terms)),
  changes(routes.dealCase, dealCaseEndpoint(terms)),
  changes(routes.openSupportView, openSupportViewEndpoint),
  reads(routes.listSupportQueue, listSupportQueueEndpoint(dependencies.table)),
  reads(routes.listQuotasReached, listQuotasReachedEndpoint(dependencies.table)),
]);
