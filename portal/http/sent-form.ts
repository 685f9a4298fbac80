import type { FormRefusal } from './form-guard.ts';

export interface SentForm {
  entries: URLSearchParams | [string, string][];
  /** What is in the file that was chosen, if one was. */
  file: Uint8Array<ArrayBuffer> | undefined;
}

/** More than the answers of any form of ours are. */
const MAX_FORM_BYTES = 262_144;
/** Larger files go from the browser to their bucket. */
export const MAX_FILE_BYTES = 1_048_576;

const MULTIPART = /^multipart\/form-data\s*;/i;

const readParts = async (bytes: ArrayBuffer, type: string): Promise<SentForm | FormRefusal> => {
  const given = await new Response(bytes, { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  if (given === undefined) return 'not-a-form';
  const entries: [string, string][] = [];
  let file: SentForm['file'];
  for (const [name, value] of given) {
    if (typeof value === 'string') entries.push([name, value]);
    // Where none was chosen browsers send one without a name.
    else if (value.name !== '') file ??= new Uint8Array(await value.arrayBuffer());
  }
  return { entries, file };
};

/** A form as it was sent, within its bounds. One with a file comes in parts, which only pages that take files get. */
export const readForm = async (request: Request): Promise<SentForm | FormRefusal> => {
  const bytes = await request.arrayBuffer();
  const type = request.headers.get('content-type') ?? '';
  if (MULTIPART.test(type))
    return bytes.byteLength > MAX_FILE_BYTES + MAX_FORM_BYTES ? 'file-too-large' : readParts(bytes, type);
  if (bytes.byteLength > MAX_FORM_BYTES) return 'too-large';
  return { entries: new URLSearchParams(new TextDecoder().decode(bytes)), file: undefined };
};
