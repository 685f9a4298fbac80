import type { TestProject } from 'vitest/node';
import { type Definitions, renderDefinitions } from '../../infra/workflows/render-definition.ts';
import { ADMINISTRATOR_CHANGE_TERMS } from '../../shared/domain/administrator-changes/terms.ts';

declare module 'vitest' {
  interface ProvidedContext {
    workflowDefinitions: Definitions;
  }
}

/** Rendered once for all systems that the journeys start, since loading the CDK takes longer than most of them. */
export default function setup(project: TestProject): void {
  project.provide('workflowDefinitions', renderDefinitions(ADMINISTRATOR_CHANGE_TERMS));
}
