/* pmn-form-draft.h: what was typed in a form and is not saved yet, kept in the register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_FORM_DRAFT (pmn_form_draft_get_type ())
G_DECLARE_FINAL_TYPE (PmnFormDraft, pmn_form_draft, PMN, FORM_DRAFT, GObject)

/** PmnFormDescribeFunc: Returns: (transfer full) (nullable): what @form holds; %NULL when that is not worth keeping. */
typedef char *(*PmnFormDescribeFunc) (GtkWidget *form);
/** PmnFormShowFunc: puts @draft, made by the function above, in @form. */
typedef void (*PmnFormShowFunc) (GtkWidget *form, const char *draft);

/**
 * pmn_form_draft_new: Returns: (transfer full): the draft of @form, which is not held by it.
 * @form owns the draft, and calls pmn_form_draft_stop() when it goes away. What it holds when it leaves the
 * screen, with its window for example, is kept.
 */
PmnFormDraft *pmn_form_draft_new (PmnRegister *reg, GtkWidget *form, PmnFormDescribeFunc describe,
                                  PmnFormShowFunc show);
/** pmn_form_draft_begin: what is typed from now on is kept under @key ("draft:…"). */
void pmn_form_draft_begin (PmnFormDraft *self, const char *key);
/** pmn_form_draft_read: shows what was kept, unless something is typed before it arrives; then emits "read". */
void pmn_form_draft_read (PmnFormDraft *self);
/** pmn_form_draft_watch: keeps what is typed every few seconds; call it too when @form is mapped: it is then kept each time the keyboard leaves a field. */
void pmn_form_draft_watch (PmnFormDraft *self);
/** pmn_form_draft_keep: keeps what the form holds now. */
void pmn_form_draft_keep (PmnFormDraft *self);
/** pmn_form_draft_forget: nothing is kept; what is typed afterwards is again. */
void pmn_form_draft_forget (PmnFormDraft *self);
/**
 * pmn_form_draft_begin_saving: nothing is kept until the saving ends.
 * Returns: (transfer none): the key to forget in the transaction that saves the form.
 */
const char *pmn_form_draft_begin_saving (PmnFormDraft *self);
/** pmn_form_draft_end_saving: @saved: the draft is forgotten, what the form still holds is kept no more. */
void pmn_form_draft_end_saving (PmnFormDraft *self, gboolean saved);
/** pmn_form_draft_close: keeps what the form holds as it closes. Returns: whether there was something to keep. */
gboolean pmn_form_draft_close (PmnFormDraft *self);
/** pmn_form_draft_leave: closes @dialog, the form or what it is in, keeping what it holds and saying so. @self: (nullable): of a form that has none. */
void pmn_form_draft_leave (PmnFormDraft *self, AdwDialog *dialog);
/** pmn_form_draft_stop: nothing is kept nor shown any more. */
void pmn_form_draft_stop (PmnFormDraft *self);

G_END_DECLS
