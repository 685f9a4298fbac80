import { addMilliseconds } from '../../shared/domain/instants.ts';
import type { FileStore } from '../../shared/files/file-store.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { uploadKey } from '../../shared/use-cases/bulk-changes/files.ts';
import type { routes } from './contract.ts';

/** Nothing is stored. A file that never comes, or that nobody has checked, is gone in a day. */
export const openUploadEndpoint =
  (files: FileStore, newId: () => string): Handle<typeof routes.openUpload, PersonCaller> =>
  async ({ params, body, now }) => {
    const upload = newId();
    const { href, expiresInSeconds } = await files.uploadLink(uploadKey(params.siren, upload), body.bytes);
    const expiresAt = addMilliseconds(now, expiresInSeconds * 1_000);
    return { body: { upload, method: 'PUT', href, expiresAt } };
  };
