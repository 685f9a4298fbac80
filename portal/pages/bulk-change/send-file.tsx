import { MAX_FILE_BYTES } from '../../http/sent-form.ts';
import { type Answer, goTo, show, showFaults } from '../../page/answer.ts';
import { type Fault, faultsOf } from '../../page/faults.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { FormVisit, PersonVisit } from '../../page/visit.ts';
import { type ReadForFile, SendFile } from './file-form.tsx';
import { andWait } from './read.ts';
import { sendFileWords } from './send-file-words.ts';

const EARLIER = '3';

const read = async ({ register, params: { siren = '' } }: PersonVisit): Promise<ReadForFile> => {
  const [organisation, { items }] = await Promise.all([
    register('GET /organisations/{siren}', { params: { siren } }),
    register('GET /organisations/{siren}/access-changes', { params: { siren }, query: { limit: EARLIER } }),
  ]);
  return { organisation, earlier: items };
};

const faultIn = ({ fields, file, language }: FormVisit): string | undefined => {
  const words = sendFileWords[language];
  if (file === undefined) return fields.text('upload') === '' ? words.missing : undefined;
  if (file.length === 0) return words.empty;
  return file.length > MAX_FILE_BYTES ? words.large : undefined;
};

/** Through the portal, to where a browser would have sent it. @returns the upload's id */
const sendThrough = async (
  { register, files, params }: FormVisit,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> => {
  const { siren = '' } = params;
  const asked = { params: { siren }, body: { bytes: bytes.length } };
  const { upload, href } = await register('POST /organisations/{siren}/access-change-uploads', asked);
  await files.send(href, bytes);
  return upload;
};

/**
 * A file of changes: up to 1 MB comes with the form; a larger one was sent by a script, and the form says which it is. It is
 * checked, which changes nothing: sent twice, it is checked twice.
 */
export const sendFilePage = personPage(PATHS.bulkFile(':siren'), {
  takesFile: true,
  get: async (visit) =>
    show(<SendFile {...(await read(visit))} {...(visit.kept !== undefined && { isAgain: true })} />),
  post: async (visit) => {
    const { fields, file, formKey, register, params } = visit;
    const { siren = '' } = params;
    const again = async (faults: readonly Fault[]): Promise<Answer> =>
      showFaults(<SendFile {...{ ...(await read(visit)), faults, formKey }} />);
    const sentence = faultIn(visit);
    if (sentence !== undefined) return again([{ field: 'file', sentence }]);
    try {
      const upload = file === undefined ? fields.text('upload') : await sendThrough(visit, file);
      const { id } = await register('POST /organisations/{siren}/access-changes', {
        params: { siren },
        query: { dryRun: 'true' },
        body: { upload },
        formKey,
      });
      return goTo(andWait(PATHS.bulkChange(siren, id)));
    } catch (error) {
      return again(faultsOf(error, {}));
    }
  },
});

/** Where a script is to send a large file. What it asks for is bounded by the register. */
export const fileAddressForm = personPage(PATHS.bulkFileAddress(':siren'), {
  post: async ({ register, files, fields, params: { siren = '' } }) => {
    const { upload, href } = await register('POST /organisations/{siren}/access-change-uploads', {
      params: { siren },
      body: { bytes: Number(fields.text('bytes')) },
    });
    return { kind: 'data', data: { upload, href: files.addressOf(href) } };
  },
});
