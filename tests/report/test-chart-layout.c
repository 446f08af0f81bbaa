/* test-chart-layout.c: where the bars, ticks and labels of a chart stand
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-chart-layout.h"
#include "pmn-format.h"

#include <string.h>

#define WIDTH 400.0
#define HEIGHT 200.0
#define LINE 10.0
#define EPSILON 0.001

/* Every letter is half as wide as a line is high. */
static double
measure (const char *text, gpointer data)
{
  return (double) g_utf8_strlen (text, -1) * LINE / 2;
}

static const PmnChartMetrics metrics = { .line_height = LINE, .measure = measure };

static PmnChart *
make_chart (PmnChartUnit unit, const gint64 *values, guint n, const char *label)
{
  PmnChart *chart = pmn_chart_new ("Essai", unit, PMN_LANGUAGE_FRENCH);

  pmn_chart_add_series (chart, "Une");
  for (guint i = 0; i < n; i++)
    pmn_chart_add_point (chart, label, label, &values[i]);
  return chart;
}

static const PmnChartPart *
part (const PmnChartLayout *layout, guint index)
{
  return &g_array_index (layout->bars, PmnChartPart, index);
}

static const PmnChartText *
text (const GArray *texts, guint index)
{
  return &g_array_index (texts, PmnChartText, index);
}

static void
assert_inside (const PmnChartBox *box)
{
  g_assert_cmpfloat (box->x, >=, -EPSILON);
  g_assert_cmpfloat (box->y, >=, -EPSILON);
  g_assert_cmpfloat (box->x + box->width, <=, WIDTH + EPSILON);
  g_assert_cmpfloat (box->y + box->height, <=, HEIGHT + EPSILON);
}

/* No line goes through a figure. */
static void
assert_crosses_nothing (const PmnChartLayout *layout, const PmnChartRule *rule)
{
  g_assert_cmpfloat (rule->x, >=, layout->plot.x - EPSILON);
  g_assert_cmpfloat (rule->x + rule->width, <=, layout->plot.x + layout->plot.width + EPSILON);
  for (guint i = 0; i < layout->figures->len; i++)
    {
      const PmnChartText *figure = text (layout->figures, i);
      double middle = figure->box.x + figure->box.width / 2;
      double half = measure (figure->text, NULL) / 2;

      g_assert_true (rule->y <= figure->box.y || rule->y >= figure->box.y + figure->box.height
                     || rule->x >= middle + half || rule->x + rule->width <= middle - half);
    }
}

/* Everything is in the chart, and no two labels are on each other. */
static void
assert_sound (const PmnChartLayout *layout)
{
  const GArray *texts[] = { layout->ticks, layout->labels, layout->figures, layout->legend };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < texts[i]->len; j++)
      assert_inside (&text (texts[i], j)->box);
  for (guint i = 0; i < layout->bars->len; i++)
    {
      assert_inside (&part (layout, i)->box);
      g_assert_cmpfloat (part (layout, i)->box.y, >=, layout->plot.y - EPSILON);
    }
  for (guint i = 0; i < layout->rules->len; i++)
    assert_crosses_nothing (layout, &g_array_index (layout->rules, PmnChartRule, i));
  for (guint i = 0; i + 1 < layout->labels->len; i++)
    {
      const PmnChartBox *a = &text (layout->labels, i)->box;
      const PmnChartBox *b = &text (layout->labels, i + 1)->box;

      g_assert_true (a->x + a->width <= b->x + EPSILON || b->x + b->width <= a->x + EPSILON);
    }
}

static void
test_heights_are_proportional (void)
{
  const gint64 values[] = { 20, 40, 10 };
  g_autoptr (PmnChart) chart = make_chart (PMN_CHART_COUNT, values, 3, "x");
  g_autoptr (PmnChartLayout) layout = pmn_chart_layout_new (chart, WIDTH, HEIGHT, &metrics, FALSE);

  assert_sound (layout);
  g_assert_cmpuint (layout->bars->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (part (layout, 1)->box.height, layout->plot.height, EPSILON);
  g_assert_cmpfloat_with_epsilon (part (layout, 0)->box.height, layout->plot.height / 2, EPSILON);
  g_assert_cmpfloat_with_epsilon (part (layout, 2)->box.height, layout->plot.height / 4, EPSILON);
  g_assert_cmpstr (text (layout->ticks, 0)->text, ==, "0");
  g_assert_cmpstr (text (layout->ticks, layout->ticks->len - 1)->text, ==, "40");
  g_assert_cmpstr (text (layout->figures, 1)->text, ==, "40");
}

static void
test_nothing_at_all (void)
{
  const gint64 values[] = { 0, 0, 0 };
  g_autoptr (PmnChart) zeros = make_chart (PMN_CHART_MINUTES, values, 3, "x");
  g_autoptr (PmnChart) empty = make_chart (PMN_CHART_COUNT, values, 0, "x");
  g_autoptr (PmnChartLayout) layout = pmn_chart_layout_new (zeros, WIDTH, HEIGHT, &metrics, FALSE);
  g_autoptr (PmnChartLayout) none = pmn_chart_layout_new (empty, WIDTH, HEIGHT, &metrics, FALSE);

  assert_sound (layout);
  g_assert_cmpuint (layout->bars->len, ==, 0);
  g_assert_cmpuint (layout->slots->len, ==, 3);
  g_assert_cmpuint (layout->labels->len, ==, 3);
  g_assert_cmpuint (none->slots->len, ==, 0);
  assert_sound (none);
}

/* Below 0 is 0; the least figure above it is seen. */
static void
test_extremes (void)
{
  const gint64 values[] = { -5, 1, G_MAXINT64 };
  g_autoptr (PmnChart) chart = make_chart (PMN_CHART_MINUTES, values, 3, "x");
  g_autoptr (PmnChartLayout) layout = pmn_chart_layout_new (chart, WIDTH, HEIGHT, &metrics, FALSE);

  assert_sound (layout);
  g_assert_cmpuint (layout->bars->len, ==, 2);
  g_assert_cmpuint (part (layout, 0)->point, ==, 1);
  g_assert_cmpfloat (part (layout, 0)->box.height, >=, 1);
  g_assert_cmpint (pmn_chart_get_total (chart, 2), ==, PMN_CHART_MAX_VALUE);
}

static void
test_one_value (void)
{
  const gint64 value = 1;
  g_autoptr (PmnChart) chart = make_chart (PMN_CHART_COUNT, &value, 1, "Seul");
  g_autoptr (PmnChartLayout) layout = pmn_chart_layout_new (chart, WIDTH, HEIGHT, &metrics, FALSE);
  const PmnChartBox *bar = &part (layout, 0)->box;

  assert_sound (layout);
  /* As wide as others, and in the middle. */
  g_assert_cmpfloat (bar->width, <, WIDTH / 4);
  g_assert_cmpfloat_with_epsilon (bar->x + bar->width / 2, layout->plot.x + layout->plot.width / 2,
                                  EPSILON);
  g_assert_cmpuint (layout->ticks->len, ==, 2);
}

static void
test_long_labels (void)
{
  gint64 values[40];
  g_autoptr (PmnChart) chart = NULL;
  g_autoptr (PmnChart) few = NULL;
  g_autoptr (PmnChartLayout) layout = NULL;
  g_autoptr (PmnChartLayout) shortened = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = (gint64) i;
  chart = make_chart (PMN_CHART_COUNT, values, 40, "Découverte de l’ordinateur et de la souris");
  layout = pmn_chart_layout_new (chart, WIDTH, HEIGHT, &metrics, FALSE);
  assert_sound (layout);
  g_assert_cmpuint (layout->labels->len, >=, 3);
  g_assert_cmpuint (layout->labels->len, <, 40);
  few = make_chart (PMN_CHART_COUNT, values, 3, "Découverte de l’ordinateur et de la souris");
  shortened = pmn_chart_layout_new (few, WIDTH, HEIGHT, &metrics, FALSE);
  assert_sound (shortened);
  g_assert_cmpuint (shortened->labels->len, ==, 3);
}

static void
test_french_numbers (void)
{
  const gint64 counts[] = { 12500, 20000 };
  const gint64 minutes[] = { 90, 150 };
  g_autoptr (PmnChart) big = make_chart (PMN_CHART_COUNT, counts, 2, "x");
  g_autoptr (PmnChart) hours = make_chart (PMN_CHART_MINUTES, minutes, 2, "lundi");
  g_autoptr (PmnChartLayout) layout = pmn_chart_layout_new (big, WIDTH, HEIGHT, &metrics, FALSE);
  g_autoptr (PmnChartLayout) times = pmn_chart_layout_new (hours, WIDTH, HEIGHT, &metrics, FALSE);
  g_autofree char *name = pmn_chart_dup_name (hours, 0);

  g_assert_cmpstr (text (layout->figures, 0)->text, ==, "12" PMN_NNBSP "500");
  g_assert_cmpstr (text (layout->ticks, 1)->text, ==, "5" PMN_NNBSP "000");
  g_assert_cmpstr (text (times->ticks, 1)->text, ==, "1" PMN_NNBSP "h");
  g_assert_cmpstr (name, ==, "lundi" PMN_NNBSP ": 1" PMN_NNBSP "h" PMN_NNBSP "30");
}

static void
test_steps_are_round (void)
{
  g_assert_cmpint (pmn_chart_step (PMN_CHART_COUNT, 0, 4), ==, 1);
  g_assert_cmpint (pmn_chart_step (PMN_CHART_COUNT, 3, 4), ==, 1);
  g_assert_cmpint (pmn_chart_step (PMN_CHART_COUNT, 9, 4), ==, 5);
  g_assert_cmpint (pmn_chart_step (PMN_CHART_COUNT, 4001, 4), ==, 2000);
  g_assert_cmpint (pmn_chart_step (PMN_CHART_MINUTES, 50, 4), ==, 15);
  g_assert_cmpint (pmn_chart_step (PMN_CHART_MINUTES, 121, 4), ==, 60);
  g_assert_cmpint (pmn_chart_step (PMN_CHART_MINUTES, 900, 4), ==, 300);
  for (gint64 most = 1; most < PMN_CHART_MAX_VALUE; most = most * 3 + 1)
    {
      g_assert_cmpint (pmn_chart_step (PMN_CHART_COUNT, most, 4) * 4, >=, most);
      g_assert_cmpint (pmn_chart_step (PMN_CHART_MINUTES, most, 3) * 3, >=, most);
    }
}

/* 45 minutes under a line at one hour: the line stops for the figure, and goes on. */
static void
test_lines_stop_for_figures (void)
{
  const gint64 values[] = { 0, 45, 210 };
  g_autoptr (PmnChart) chart = make_chart (PMN_CHART_MINUTES, values, 3, "j");
  g_autoptr (PmnChartLayout) layout = pmn_chart_layout_new (chart, WIDTH, 115, &metrics, FALSE);
  guint n_pieces = 0;

  assert_sound (layout);
  g_assert_cmpstr (text (layout->ticks, 1)->text, ==, "1" PMN_NNBSP "h");
  for (guint i = 0; i < layout->rules->len; i++)
    if (g_array_index (layout->rules, PmnChartRule, i).tick == 1)
      n_pieces++;
  g_assert_cmpuint (n_pieces, ==, 2);
  g_assert_cmpuint (layout->rules->len, ==, layout->ticks->len + 1);
}

static PmnChart *
make_stack (void)
{
  PmnChart *chart = pmn_chart_new ("Pile", PMN_CHART_COUNT, PMN_LANGUAGE_FRENCH);

  pmn_chart_add_series (chart, "Dessous");
  pmn_chart_add_series (chart, "Dessus");
  pmn_chart_add_point (chart, "a", "a", (const gint64[]) { 3, 1 });
  pmn_chart_add_point (chart, "b", "b", (const gint64[]) { 0, 2 });
  return chart;
}

static void
test_series_are_stacked (void)
{
  g_autoptr (PmnChart) chart = make_stack ();
  g_autoptr (PmnChartLayout) layout = pmn_chart_layout_new (chart, WIDTH, HEIGHT, &metrics, FALSE);
  const PmnChartBox *below = &part (layout, 0)->box;
  const PmnChartBox *above = &part (layout, 1)->box;

  assert_sound (layout);
  g_assert_cmpuint (layout->bars->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (below->y + below->height, layout->plot.y + layout->plot.height,
                                  EPSILON);
  g_assert_cmpfloat_with_epsilon (above->y + above->height, below->y, EPSILON);
  g_assert_cmpfloat_with_epsilon (above->y, layout->plot.y, EPSILON);
  g_assert_cmpuint (layout->keys->len, ==, 2);
  g_assert_cmpstr (text (layout->legend, 1)->text, ==, "Dessus");
  g_assert_cmpstr (text (layout->figures, 0)->text, ==, "4");
}

static void
test_right_to_left (void)
{
  g_autoptr (PmnChart) chart = make_stack ();
  g_autoptr (PmnChartLayout) straight
      = pmn_chart_layout_new (chart, WIDTH, HEIGHT, &metrics, FALSE);
  g_autoptr (PmnChartLayout) mirrored = pmn_chart_layout_new (chart, WIDTH, HEIGHT, &metrics, TRUE);

  assert_sound (mirrored);
  for (guint i = 0; i < straight->bars->len; i++)
    {
      const PmnChartBox *a = &part (straight, i)->box;
      const PmnChartBox *b = &part (mirrored, i)->box;

      g_assert_cmpfloat_with_epsilon (a->x + a->width + b->x, WIDTH, EPSILON);
      g_assert_cmpfloat (a->y, ==, b->y);
    }
  g_assert_cmpfloat (text (mirrored->ticks, 0)->box.x, >, mirrored->plot.x);
  g_assert_cmpint (text (mirrored->ticks, 0)->align, ==, PMN_ALIGN_START);
}

/* So small that nothing can be read, it still does not fall over. */
static void
test_no_room (void)
{
  const gint64 values[] = { 1, 200000 };
  g_autoptr (PmnChart) chart = make_chart (PMN_CHART_COUNT, values, 2, "Libellé");
  g_autoptr (PmnChartLayout) layout = pmn_chart_layout_new (chart, 20, 5, &metrics, FALSE);

  g_assert_cmpuint (layout->figures->len, ==, 0);
  g_assert_cmpfloat (layout->plot.width, >, 0);
  g_assert_cmpuint (layout->slots->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-layout/proportional", test_heights_are_proportional);
  g_test_add_func ("/chart-layout/nothing", test_nothing_at_all);
  g_test_add_func ("/chart-layout/extremes", test_extremes);
  g_test_add_func ("/chart-layout/one-value", test_one_value);
  g_test_add_func ("/chart-layout/long-labels", test_long_labels);
  g_test_add_func ("/chart-layout/french", test_french_numbers);
  g_test_add_func ("/chart-layout/steps", test_steps_are_round);
  g_test_add_func ("/chart-layout/lines-stop", test_lines_stop_for_figures);
  g_test_add_func ("/chart-layout/stack", test_series_are_stacked);
  g_test_add_func ("/chart-layout/right-to-left", test_right_to_left);
  g_test_add_func ("/chart-layout/no-room", test_no_room);
  return g_test_run ();
}
