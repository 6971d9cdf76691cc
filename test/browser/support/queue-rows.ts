import type { Locator, Page } from 'playwright-core';

/** The row of an item, by its title as the list shows it. */
export function rowOf(page: Page, title: string): Locator {
  return page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: `More for ${title}`, exact: true }) })
    .first();
}

/** Titles of the rows from above to below. @param level 2: members of unfolded collections */
export async function titlesOf(page: Page, level: 1 | 2 = 1): Promise<string[]> {
  const names = await page
    .getByRole('row', { level })
    .getByRole('button', { name: /^More for / })
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));
  return names.map((name) => name.replace('More for ', ''));
}

/** Chooses from the menu of an item. */
export async function choose(page: Page, title: string, action: string | RegExp): Promise<void> {
  await rowOf(page, title)
    .getByRole('button', { name: `More for ${title}`, exact: true })
    .click();
  await page.getByRole('menuitem', { name: action }).click();
}

/** Puts the focus on the row of an item, as the arrow keys would. */
export async function focusRow(page: Page, title: string): Promise<void> {
  await rowOf(page, title).focus();
}
