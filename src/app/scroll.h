/* scroll.h - the commands that move by lines and screens, made of one function of a view. */
/* SPDX-License-Identifier: MIT */
#ifndef APP_SCROLL_H
#define APP_SCROLL_H

struct app;

/*
 * Commands as in view.h. Each calls scroll() of the view on top, if it has one; a count is so many
 * lines.
 */
unsigned scroll_line_down(struct app *app, int count);
unsigned scroll_line_up(struct app *app, int count);
unsigned scroll_page_down(struct app *app, int count);
unsigned scroll_page_up(struct app *app, int count);
unsigned scroll_half_down(struct app *app, int count);
unsigned scroll_half_up(struct app *app, int count);
unsigned scroll_top(struct app *app, int count);
unsigned scroll_bottom(struct app *app, int count);

#endif
