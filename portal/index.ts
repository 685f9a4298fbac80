import { createApp } from './app.tsx';
import { readAwsEnvironment, readEnvironment } from './env.ts';
import { lambdaHandler } from './http/lambda-handler.ts';
import { openServices } from './open-services.ts';

const environment = readEnvironment();
const app = createApp(openServices(environment, readAwsEnvironment()));

export const handler = lambdaHandler(
  (request, bindings) => app.fetch(request, bindings),
  environment.PORTAL_URL,
);
