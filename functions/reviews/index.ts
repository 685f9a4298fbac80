import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { personEnvironmentSchema, readEnvironment } from '../environment.ts';
import { decideReviewEndpoint, openReviewEndpoint, signReviewEndpoint } from './change-review.ts';
import { routes } from './contract.ts';
import { exportReviewEndpoint } from './export-review.ts';
import { getReviewEndpoint, listReviewCardsEndpoint, listReviewsEndpoint } from './read-review.ts';

const dependencies = personDependencies(readEnvironment(personEnvironmentSchema));
const { reads, changes } = personEndpoints(dependencies);
const { table } = dependencies;

export const handler = serve([
  changes(routes.openReview, openReviewEndpoint),
  reads(routes.listReviews, listReviewsEndpoint(table)),
  reads(routes.getReview, getReviewEndpoint(table)),
  reads(routes.listReviewCards, listReviewCardsEndpoint(table)),
  changes(routes.decideReview, decideReviewEndpoint),
  changes(routes.signReview, signReviewEndpoint),
  reads(routes.exportReview, exportReviewEndpoint(table)),
]);
