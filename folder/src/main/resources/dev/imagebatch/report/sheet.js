(() => {
  'use strict';
  const byId = (id) => document.getElementById(id);
  const grid = byId('grid');
  const search = byId('search');
  const shown = byId('shown');
  const kindButton = byId('kind');
  const cards = Array.from(grid.children);
  const filters = Array.from(document.querySelectorAll('[data-filter]'));
  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const number = new Intl.NumberFormat('en');
  const wanted = { status: 'all', kind: '' };
  let texts = null;

  const textsOfCards = () => {
    texts ??= cards.map((card) =>
      fold(Array.from(card.querySelectorAll('[data-s]'), (part) => part.textContent).join('\n')));
    return texts;
  };

  const statuses = cards.map((card) => card.dataset.status.split(' '));

  const matches = (index, words) =>
    (wanted.status === 'all' || statuses[index].includes(wanted.status)) &&
    (!wanted.kind || cards[index].dataset.kind === wanted.kind) &&
    words.every((word) => textsOfCards()[index].includes(word));

  const apply = () => {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    let count = 0;
    cards.forEach((card, index) => {
      const show = matches(index, words);
      if (card.hidden === show) card.hidden = !show;
      if (show) count += 1;
    });
    for (const filter of filters) {
      filter.setAttribute('aria-pressed', String(filter.dataset.filter === wanted.status));
    }
    byId('none').hidden = count > 0 || cards.length === 0;
    shown.textContent = `Showing ${number.format(count)} of ${number.format(cards.length)}${shown.dataset.where ?? ''}`;
  };

  const showKind = (kind, label) => {
    wanted.kind = kind;
    kindButton.hidden = !kind;
    kindButton.textContent = kind ? `${label} \u00d7` : '';
    kindButton.setAttribute('aria-label', kind ? `Only ${label}: remove this filter` : '');
  };

  const showAll = () => {
    wanted.status = 'all';
    search.value = '';
    showKind('', '');
    apply();
  };

  const orders = {
    '': (a, b) => a - b,
    id: (a, b) => names[a].localeCompare(names[b], undefined, { numeric: true }) || a - b,
    cost: (a, b) => cards[b].dataset.cost - cards[a].dataset.cost || a - b,
    ms: (a, b) => cards[b].dataset.ms - cards[a].dataset.ms || a - b,
  };
  const names = cards.map((card) => card.querySelector('h3').textContent);

  const order = (by) => {
    const sorted = cards.map((card, index) => index).sort(orders[by] ?? orders['']);
    grid.append(...sorted.map((index) => cards[index]));
  };

  const targetOf = (hash) => {
    try {
      return byId(decodeURIComponent(hash.slice(1)));
    } catch {
      return null;
    }
  };

  const reveal = () => {
    const card = targetOf(location.hash);
    if (card && card.hidden) {
      showAll();
      card.scrollIntoView();
    }
  };

  for (const filter of filters) {
    filter.addEventListener('click', () => {
      wanted.status = filter.dataset.filter;
      apply();
    });
  }
  for (const button of document.querySelectorAll('[data-show-kind]')) {
    button.addEventListener('click', () => {
      wanted.status = 'all';
      search.value = '';
      showKind(button.dataset.showKind, button.dataset.label);
      apply();
      byId('images').focus({ preventScroll: true });
      byId('images').scrollIntoView();
    });
  }
  kindButton.addEventListener('click', () => {
    showKind('', '');
    apply();
    filters[0].focus();
  });
  search.addEventListener('input', apply);
  byId('clear').addEventListener('click', () => {
    showAll();
    search.focus();
  });
  byId('order').addEventListener('change', (event) => order(event.target.value));
  byId('details').addEventListener('click', (event) => {
    const open = event.currentTarget.getAttribute('aria-pressed') !== 'true';
    event.currentTarget.setAttribute('aria-pressed', String(open));
    for (const details of grid.getElementsByTagName('details')) details.open = open;
  });
  addEventListener('keydown', (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
      search.select();
    }
    if (event.key === 'Escape' && event.target === search && search.value) {
      search.value = '';
      apply();
    }
  });
  const broken = (image) => {
    const note = document.createElement('span');
    note.className = 'tile';
    note.textContent = 'Image cannot be shown';
    image.replaceWith(note);
  };
  grid.addEventListener('error', (event) => {
    if (event.target.tagName === 'IMG') broken(event.target);
  }, true);
  for (const image of grid.querySelectorAll('img')) {
    if (image.complete && image.naturalWidth === 0 && image.currentSrc) broken(image);
  }
  addEventListener('hashchange', reveal);
  addEventListener('pageshow', apply);
  document.documentElement.classList.add('script');
  apply();
  reveal();
})();
