/** The chat page's script: asks without leaving the page. Everything works without it, as a form. */

const form = document.getElementById('ask');
const log = document.getElementById('log');
const field = document.getElementById('question');
const status = document.getElementById('status');
const kept = location.pathname === '/';
let running;

document.documentElement.classList.add('scripted');
if (form && log) begin();
document.addEventListener('click', onClick);
addEventListener('beforeprint', openAll);

function begin() {
  restore();
  form.addEventListener('submit', onSubmit);
  field.addEventListener('keydown', onKey);
  document.getElementById('new').addEventListener('click', () => sessionStorage.removeItem('log'));
}

/** Enter sends, but never in the middle of composing a Korean or Vietnamese letter. */
function onKey(event) {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  if (!running && field.value.trim()) form.requestSubmit(form.querySelector('.send'));
}

function onSubmit(event) {
  event.preventDefault();
  const { name, value } = event.submitter ?? {};
  if (running) {
    if (!name) running.abort();
    return;
  }
  if (name === 'press') {
    const space = value.indexOf(' ');
    const question = value.slice(space + 1);
    ask({ action: decodeURIComponent(value.slice(0, space)), question }, question);
    return;
  }
  const question = (name === 'example' ? value : field.value).trim();
  if (question === '') return;
  if (name !== 'example') field.value = '';
  ask({ question }, question);
}

async function ask(body, words) {
  const turn = element('section', 'turn');
  const asked = element('h2', 'asked', words);
  asked.prepend(element('span', 'vh', `${form.dataset.asked}: `));
  const pending = element('div', 'pending');
  pending.ariaHidden = 'true';
  turn.append(asked, pending);
  log.append(turn);
  turn.scrollIntoView({ block: 'start' });
  const send = form.querySelector('.send');
  const label = send.textContent;
  running = new AbortController();
  send.textContent = form.dataset.stop;
  send.formNoValidate = true; // stopping needs no question
  status.textContent = form.dataset.answering;
  try {
    pending.outerHTML = await answerTo(body, pending, running.signal);
    status.textContent = '';
  } catch (error) {
    fail(turn, pending, error, () => ask(body, words));
  }
  running = undefined;
  send.textContent = label;
  send.formNoValidate = false;
  save();
}

/** The answer as HTML from our own server; its text is shown as it comes. */
async function answerTo(body, pending, signal) {
  const response = await fetch('/api/ask', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ ...body, render: 'html' }),
    signal,
  });
  if (!response.ok) throw new Failure(reasonOf(response.status));
  for await (const { event, data } of events(response.body)) {
    if (event === 'text') pending.append(data);
    if (event === 'problem') throw new Failure(reasonOf(JSON.parse(data).status));
    if (event === 'answer') return JSON.parse(data).html;
  }
  throw new Failure('fault');
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n\n');
    rest = parts.pop();
    for (const part of parts) {
      const lines = part.split('\n');
      const of = (name) =>
        lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length));
      yield { event: of('event: ')[0], data: of('data: ').join('\n') };
    }
  }
}

class Failure extends Error {}

function reasonOf(code) {
  if (code === 413) return 'tooLarge';
  return code === 429 ? 'busy' : 'fault';
}

function fail(turn, pending, error, again) {
  const reason =
    error.name === 'AbortError' ? 'stopped' : error instanceof Failure ? error.message : 'offline';
  const failure = element('div', 'failure');
  const retry = element('button', '', form.dataset.retry);
  retry.type = 'button';
  retry.addEventListener('click', () => {
    if (running) return;
    turn.remove();
    field.focus();
    again();
  });
  failure.append(element('p', '', form.dataset[reason]), retry);
  pending.replaceWith(failure);
  status.textContent = '';
}

function onClick(event) {
  const cite = event.target.closest('a.cite');
  if (cite) openSource(event, cite);
  const copy = event.target.closest('[data-copy]');
  if (copy) copyFrom(copy);
}

function openSource(event, cite) {
  const source = document.getElementById(cite.hash.slice(1));
  const details = source?.closest('details');
  if (!details) return;
  event.preventDefault();
  for (let outer = details; outer; outer = outer.parentElement.closest('details')) outer.open = true;
  const summary = details.querySelector('summary');
  summary.focus({ preventScroll: true });
  details.scrollIntoView({ block: 'nearest' });
}

async function copyFrom(button) {
  const text = button.dataset.copy;
  const done = await write(text, button.dataset.sources && richText(button)).then(
    () => true,
    () => false,
  );
  const label = button.textContent;
  const said = done ? form.dataset.copied : form.dataset.notCopied;
  button.textContent = said;
  status.textContent = said;
  setTimeout(() => {
    button.textContent = label;
    status.textContent = '';
  }, 2000);
}

/** Both forms at once, so that a table stays a table in a document. */
async function write(text, rich) {
  if (rich && navigator.clipboard?.write) {
    const types = { 'text/plain': text, 'text/html': rich };
    const blobs = Object.entries(types).map(([type, value]) => [type, new Blob([value], { type })]);
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = element('textarea', 'vh', text);
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy'); // for plain http, where there is no clipboard object
  area.remove();
  if (!done) throw new Failure('not copied');
}

function richText(button) {
  const body = button.closest('.answer').querySelector('.body').cloneNode(true);
  for (const mark of body.querySelectorAll('.vh, .out')) mark.remove();
  for (const mark of body.querySelectorAll('a.cite')) mark.replaceWith(mark.textContent);
  const sources = element('p');
  for (const line of button.dataset.sources.split('\n')) sources.append(line, document.createElement('br'));
  return body.innerHTML + sources.outerHTML;
}

/** The conversation outlives a reload and a change of language, in this tab alone. */
function save() {
  if (!kept) return;
  const copy = log.cloneNode(true);
  for (const turn of copy.querySelectorAll('.turn:not(:has(.answer)), .turn:has([data-status="declined"])')) {
    turn.remove();
  }
  try {
    sessionStorage.setItem('log', copy.innerHTML);
  } catch {
    // Full or forbidden: the conversation then ends with the page.
  }
}

function restore() {
  if (kept && log.childElementCount === 0) log.innerHTML = sessionStorage.getItem('log') ?? '';
  log.lastElementChild?.scrollIntoView({ block: 'start' });
}

function openAll() {
  for (const details of document.querySelectorAll('.answer details')) details.open = true;
}

function element(name, className = '', text = '') {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
