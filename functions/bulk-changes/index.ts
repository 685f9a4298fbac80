import { openFileStore } from '../../shared/files/file-store.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { COMMON_TEXTS } from '../../shared/http/problem-texts/texts.ts';
import { recogniseAnyone } from '../../shared/http/recognise-machine.ts';
import { serve } from '../../shared/http/serve.ts';
import { readEnvironment } from '../environment.ts';
import { carryRightsOverEndpoint } from './carry-over.ts';
import { routes } from './contract.ts';
import { environmentSchema } from './env.ts';
import { getTemplateEndpoint } from './get-template.ts';
import {
  changeAccessEndpoint,
  decideBulkChangeEndpoint,
  undoBulkChangeEndpoint,
} from './move-bulk-change.ts';
import { openUploadEndpoint } from './open-upload.ts';
import { getBulkChangeEndpoint, listBulkChangesEndpoint } from './read.ts';
import { getResultFileEndpoint, listDifferencesEndpoint, listLinesEndpoint } from './read-results.ts';
import { decideAsSupportEndpoint, listForSupportEndpoint } from './second-eyes-of-support.ts';

const environment = readEnvironment(environmentSchema);
const dependencies = personDependencies(environment);
const { reads, changes } = personEndpoints(dependencies);
const { table, clock, newId } = dependencies;
const files = openFileStore(environment.FILES_BUCKET_NAME);

export const handler = serve([
  endpoint(routes.getTemplate, clock, recogniseAnyone, getTemplateEndpoint, COMMON_TEXTS),
  reads(routes.openUpload, openUploadEndpoint(files, newId)),
  changes(routes.changeAccess, changeAccessEndpoint(files)),
  reads(routes.listBulkChanges, listBulkChangesEndpoint(table)),
  reads(routes.getBulkChange, getBulkChangeEndpoint(table)),
  reads(routes.listLines, listLinesEndpoint(table, files)),
  reads(routes.listDifferences, listDifferencesEndpoint(table, files)),
  reads(routes.getResultFile, getResultFileEndpoint(table, files)),
  changes(routes.decideBulkChange, decideBulkChangeEndpoint),
  reads(routes.listForSupport, listForSupportEndpoint(table)),
  changes(routes.decideAsSupport, decideAsSupportEndpoint),
  changes(routes.carryRightsOver, carryRightsOverEndpoint(files)),
  changes(routes.undoBulkChange, undoBulkChangeEndpoint),
]);
