import { administratorRoutes } from './administrator-routes.ts';
import { candidateRoutes } from './candidate-routes.ts';
import { keyRoutes } from './key-routes.ts';
import { supportRoutes } from './support-routes.ts';

export const routes = { ...candidateRoutes, ...administratorRoutes, ...keyRoutes, ...supportRoutes };
