/* pmn-ui.c: what must be done once before any widget of ours is made
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-ui.h"

#include "pmn-ui-resources.h"

#ifdef __GLIBC__
#include <malloc.h>

/* Left alone, glibc keeps for later each large block that was freed once (a list of a million rows, twice) and gives each
 * thread memory of its own: several times what the app needs. */
#define LARGE_BLOCK (256 * 1024)
#define MAX_ARENAS 2

static void
be_frugal (void)
{
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK);
  mallopt (M_TRIM_THRESHOLD, LARGE_BLOCK);
  mallopt (M_ARENA_MAX, MAX_ARENAS);
}
#else
static void
be_frugal (void)
{
}
#endif

void
pmn_ui_init (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      be_frugal ();
      pmn_ui_register_resource ();
      g_once_init_leave (&done, 1);
    }
}

PmnLanguage
pmn_ui_language (void)
{
  return pmn_language_of_messages ();
}

GSettings *
pmn_ui_get_settings (void)
{
  static GSettings *settings = NULL;

  if (settings == NULL)
    settings = g_settings_new (PMN_APP_ID);
  return settings;
}

char *
pmn_ui_text_or_null (GtkEditable *editable)
{
  char *text;

  g_return_val_if_fail (GTK_IS_EDITABLE (editable), NULL);

  text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));
  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

void
pmn_ui_take_text (char **place, char *text)
{
  g_return_if_fail (place != NULL);

  g_free (*place);
  *place = text;
}

void
pmn_ui_set_text (GtkEditable *editable, const char *text)
{
  g_return_if_fail (GTK_IS_EDITABLE (editable));

  gtk_editable_set_text (editable, text != NULL ? text : "");
}
