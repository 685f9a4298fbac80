import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { buildPortalAssets } from '../../../infra/portal-bundle.ts';
import { listen } from '../../../local/http-server.ts';
import { servePortal } from '../../../local/portal-server.ts';
import { lambdaHandler } from '../../../portal/http/lambda-handler.ts';
import type { Page } from '../../../portal/page/page.ts';
import { createTestPortal } from '../../support/portal/test-portal.ts';

/** The portal in this process, behind a port: a register that answers as a test says, at a time that stands still. */
export const startExamplePortal = async (pages?: readonly Page[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-assets-'));
  const { server, origin } = await listen(0);
  const portal = createTestPortal({ origin, assets: buildPortalAssets(folder), ...(pages && { pages }) });
  servePortal(server, {
    assets: folder,
    handler: lambdaHandler((request, bindings) => portal.fetch(request, bindings), origin),
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return portal;
};
