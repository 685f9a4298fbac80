import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawWorkflow } from '../infra/workflows/draw-workflow.ts';
import { renderDefinition } from '../infra/workflows/render-definition.ts';
import { ADMINISTRATOR_CHANGE_TERMS } from '../shared/domain/administrator-changes/terms.ts';

/** `npm run docs:workflow`: draws the workflow from the deployed definition. */
const path = join(import.meta.dirname, '..', 'docs', 'workflow.md');
writeFileSync(path, drawWorkflow(renderDefinition(ADMINISTRATOR_CHANGE_TERMS)));
console.log(`written: ${path}`);
