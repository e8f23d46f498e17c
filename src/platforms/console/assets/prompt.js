// The command box: completion as an ARIA combobox, and the lines typed before.

const mostRemembered = 100;
const pauseMs = 60;

/** @param submit carries a line out; the box is cleared when it resolves to true. */
export function startPrompt({ form, channel, submit }) {
  const input = form.querySelector('.line');
  const list = form.querySelector('.completions');
  const history = readHistory();
  let at = history.length;
  let draft = '';
  let choices = [];
  let chosen = -1;
  let timer = 0;
  let asking = null;

  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');

  input.addEventListener('input', () => {
    at = history.length;
    askSoon();
  });
  input.addEventListener('keydown', onKey);
  input.addEventListener('blur', hide);
  // A press on the list must not take the focus from the box, which would close the list before the click.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option !== null) take(Number(option.dataset.index));
  });

  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.matches('input, textarea, select, [contenteditable]');
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.key !== '/') return;
    event.preventDefault();
    fill(input.value === '' ? '/' : input.value);
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const line = input.value.trim();
    if (line === '' || form.getAttribute('aria-busy') === 'true') return;
    hide();
    remember(line);
    form.setAttribute('aria-busy', 'true');
    const isDone = await submit(line);
    form.removeAttribute('aria-busy');
    if (isDone && input.value.trim() === line) input.value = '';
  });

  function onKey(event) {
    const isOpen = !list.hidden;
    if (event.key === 'Escape') {
      if (isOpen) hide();
      else input.value = '';
      event.preventDefault();
    } else if (event.key === 'Tab' && !event.shiftKey && isOpen && choices.length > 0) {
      event.preventDefault();
      take(Math.max(chosen, 0));
    } else if (event.key === 'Enter' && isOpen && chosen >= 0) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (isOpen) choose((chosen + step + choices.length + (chosen < 0 && step < 0 ? 1 : 0)) % choices.length);
      else recall(step);
    }
  }

  function recall(step) {
    if (at === history.length) draft = input.value;
    at = Math.min(Math.max(at + step, 0), history.length);
    input.value = at === history.length ? draft : history[at];
    input.setSelectionRange(input.value.length, input.value.length);
  }

  function remember(line) {
    if (history.at(-1) !== line) history.push(line);
    if (history.length > mostRemembered) history.shift();
    at = history.length;
    try {
      sessionStorage.setItem('lines', JSON.stringify(history));
    } catch {
      // A browser that keeps nothing forgets the lines with the page.
    }
  }

  function askSoon() {
    clearTimeout(timer);
    timer = setTimeout(ask, pauseMs);
  }

  async function ask() {
    asking?.abort();
    const line = input.value;
    if (!line.startsWith('/')) return hide();
    asking = new AbortController();
    try {
      const query = new URLSearchParams({ channel, line });
      const response = await fetch(`/complete?${query}`, { signal: asking.signal });
      if (!response.ok) return hide();
      const answer = await response.json();
      if (input.value === line && document.activeElement === input) show(answer.choices);
    } catch {
      // Superseded by the next letter, or the server is away: nothing to offer.
    }
  }

  function show(found) {
    choices = found.filter((choice) => choice.line !== input.value);
    chosen = -1;
    if (choices.length === 0) return hide();
    list.replaceChildren(...choices.map(toOption));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    input.removeAttribute('aria-activedescendant');
  }

  function toOption(choice, index) {
    const option = document.createElement('li');
    option.id = `completion-${index}`;
    option.dataset.index = String(index);
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    const label = document.createElement('span');
    label.className = 'completion-label';
    label.textContent = choice.label;
    const hint = document.createElement('span');
    hint.className = 'completion-hint';
    hint.textContent = choice.hint;
    option.append(label, hint);
    return option;
  }

  function choose(index) {
    chosen = index;
    for (const option of list.children) {
      const isChosen = Number(option.dataset.index) === index;
      option.setAttribute('aria-selected', String(isChosen));
      if (isChosen) {
        input.setAttribute('aria-activedescendant', option.id);
        option.scrollIntoView({ block: 'nearest' });
      }
    }
  }

  function take(index) {
    const choice = choices[index];
    if (choice === undefined) return;
    fill(choice.line);
  }

  function fill(line) {
    input.value = line;
    input.focus();
    input.setSelectionRange(line.length, line.length);
    askSoon();
  }

  function hide() {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    choices = [];
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  return { fill };
}

function readHistory() {
  try {
    const kept = JSON.parse(sessionStorage.getItem('lines') ?? '[]');
    return Array.isArray(kept) ? kept.filter((line) => typeof line === 'string') : [];
  } catch {
    return [];
  }
}
