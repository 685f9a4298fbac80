/** The hidden fields of a form, with the size of the file that is to come. */
const askedFor = (form: HTMLFormElement, file: File): URLSearchParams => {
  const asked = new URLSearchParams({ bytes: String(file.size) });
  for (const { name, value } of form.querySelectorAll<HTMLInputElement>('input[type=hidden]'))
    asked.append(name, value);
  return asked;
};

/** Asks for an address and sends the file there. @returns the upload's id */
const send = async (form: HTMLFormElement, file: File): Promise<string> => {
  const asked = { method: 'POST', body: askedFor(form, file) };
  const answer = await fetch(form.dataset.fileAddress ?? '', asked);
  const { upload, href }: { upload: string; href: string } = await answer.json();
  const sent = await fetch(href, { method: 'PUT', body: file });
  if (!sent.ok) throw new Error(`the file was answered with ${sent.status}`);
  return upload;
};

/** A file may be dropped anywhere in the zone around its field. */
const takeDrops = (input: HTMLInputElement): void => {
  const zone = input.closest<HTMLElement>('.drop');
  zone?.addEventListener('dragover', (event) => event.preventDefault());
  zone?.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer?.files.length) input.files = event.dataTransfer.files;
  });
};

/** What is too large for a form goes straight to its bucket; the form then says which upload it was. */
const sendLarge = (form: HTMLFormElement, input: HTMLInputElement, told: HTMLElement): void => {
  const { through, most, tooLarge = '', sending = '', failed = '' } = told.dataset;
  let isSending = false;
  const sendNow = async (file: File): Promise<void> => {
    isSending = true;
    told.textContent = sending;
    try {
      const upload = form.querySelector<HTMLInputElement>('[name=upload]');
      if (upload !== null) upload.value = await send(form, file);
      input.disabled = true;
      form.submit();
    } catch {
      isSending = false;
      told.textContent = failed;
    }
  };
  form.addEventListener('submit', (event) => {
    const file = input.files?.[0];
    const isLarge = file !== undefined && file.size > Number(through);
    if (isSending || isLarge) event.preventDefault();
    if (isSending || !isLarge) return;
    if (file.size > Number(most)) told.textContent = tooLarge;
    else void sendNow(file);
  });
};

/** Forms that hold a file. */
export const sendFiles = (): void => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-file-address]')) {
    const input = form.querySelector<HTMLInputElement>('input[type=file]');
    const told = form.querySelector<HTMLElement>('[role=status]');
    if (input === null || told === null) continue;
    takeDrops(input);
    sendLarge(form, input, told);
  }
};
