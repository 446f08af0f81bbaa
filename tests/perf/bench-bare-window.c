/* bench-bare-window.c: the floor of starting and of memory: a libadwaita window with nothing in it
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints "painted MICROSECONDS CPU_MS" (monotonic clock), then "pss KB" and "anon KB", and ends.
 * With an argument it ends when its input does.
 */
#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static gboolean hold;

static void
print_memory (const char *text, const char *field, const char *name)
{
  const char *line = strstr (text, field);

  if (line != NULL)
    printf ("%s %ld\n", name, strtol (line + strlen (field), NULL, 10));
}

static void
on_after_paint (GdkFrameClock *clock, GApplication *app)
{
  static gboolean done = FALSE;
  g_autofree char *text = NULL;
  struct timespec used;

  if (done)
    return;
  done = TRUE;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used);
  printf ("painted %lld %.3f\n", (long long) g_get_monotonic_time (),
          (double) used.tv_sec * 1e3 + (double) used.tv_nsec / 1e6);
  if (g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    {
      print_memory (text, "\nPss:", "pss");
      print_memory (text, "\nAnonymous:", "anon");
    }
  fflush (stdout);
  if (hold)
    while (getchar () != EOF)
      ;
  g_application_quit (app);
}

static void
on_activate (GApplication *app)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (app));
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), gtk_label_new ("Window"));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 680);
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_after_paint),
                    app);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app
      = adw_application_new ("io.github.permanence.BareWindow", G_APPLICATION_DEFAULT_FLAGS);

  hold = argc > 1;
  g_signal_connect (app, "activate", G_CALLBACK (on_activate), NULL);
  return g_application_run (G_APPLICATION (app), 1, argv);
}
