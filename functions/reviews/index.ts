import { personDependencies, personEndpoints } from '../../shared/http/person-endpoints.ts';
import { serve } from '../../shared/http/serve.ts';
import { decideReview, openReview, signReview } from './change-review.ts';
import { routes } from './contract.ts';
import { readEnvironment } from './env.ts';
import { exportReview } from './export-review.ts';
import { getReview, listReviewCards, listReviews } from './read-review.ts';

const dependencies = personDependencies(readEnvironment().TABLE_NAME);
const { reads, changes } = personEndpoints(dependencies);
const { table } = dependencies;

export const handler = serve([
  changes(routes.openReview, openReview),
  reads(routes.listReviews, listReviews(table)),
  reads(routes.getReview, getReview(table)),
  reads(routes.listReviewCards, listReviewCards(table)),
  changes(routes.decideReview, decideReview),
  changes(routes.signReview, signReview),
  reads(routes.exportReview, exportReview(table)),
]);
