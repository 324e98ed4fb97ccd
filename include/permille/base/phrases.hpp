// Every sentence the program can print, named; the wording in both languages is in engine/base/phrases.cpp.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

#include "permille/base/text.hpp"

namespace permille {

// One line each, grouped by the module that says it; a test proves that each has both wordings and the same blanks.
enum class Phrase {
    // base
    cannot_open_file,
    did_you_mean,
    reason_missing,
    reason_permission,
    reason_link_loop,
    reason_name_too_long,
    // random
    // describe
    file_not_opened,
    file_is_folder,
    file_not_regular,
    file_too_large,
    file_empty,
    not_utf8,
    looks_like_gb18030,
    looks_like_utf16,
    control_character,
    lone_carriage_return,
    tab_in_indentation,
    yaml_directive,
    too_deep,
    too_many_nodes,
    key_too_long,
    scalar_too_long,
    key_twice,
    key_not_text,
    yaml_anchor,
    yaml_alias,
    yaml_tag,
    yaml_merge_key,
    second_document,
    yaml_line_does_not_fit,
    yaml_not_closed,
    yaml_not_opened,
    yaml_quote_not_closed,
    yaml_escape,
    yaml_mark_not_allowed,
    yaml_character,
    yaml_full_width,
    yaml_not_understood,
    unknown_key,
    unknown_key_colon,
    unknown_key_full_width,
    required_missing,
    nothing_to_remove,
    must_be_map,
    must_be_text,
    must_be_label,
    label_language_missing,
    must_be_flag,
    must_be_choice,
    must_be_quantity,
    must_be_number,
    must_be_whole,
    shape_nothing,
    shape_scalar,
    shape_list,
    shape_map,
    number_quoted,
    number_leading_zero,
    number_base,
    number_separator,
    number_decimal_comma,
    number_not_finite,
    number_too_large,
    number_too_small,
    number_word,
    number_full_width,
    number_plus,
    number_point,
    number_percent,
    number_with_unit,
    number_unreadable,
    number_outside,
    number_below,
    number_above,
    in_unit,
    quantity_no_form,
    quantity_two_forms,
    parameters_count,
    parameters_low_high,
    parameters_mean_sd,
    parameters_low_mode_high,
    parameters_median_sigma,
    parameters_a_b,
    parameters_rise_two,
    parameters_rise_three,
    parameters_one_point,
    parameter_positive,
    parameter_sigma_large,
    beta_outside,
    word_sd,
    word_sigma,
    word_median,
    word_parameter,
    path_empty,
    path_year,
    path_year_order,
    path_corner,
    unit_differs,
    source_missing,
    source_empty,
    source_unknown,
    estimate_without_note,
    id_characters,
    id_too_long,
    id_reserved,
    extends_not_text,
    extends_absolute,
    extends_missing,
    extends_outside,
    extends_cycle,
    extends_too_deep,
    set_no_equals,
    set_bad_path,
    set_no_value,
    set_through_value,
    table_empty,
    table_no_rows,
    table_column_missing,
    table_column_twice,
    table_column_unnamed,
    table_cells,
    table_quote,
    table_cell_empty,
    table_too_many,
    // population
    age_not_whole,
    table_age_twice,
    table_age_missing,
    life_table_does_not_die,
    fertility_without_births,
    profile_without_people,
    census_ages,
    census_ages_end,
    table_without_people,
    base_year_only,
    structure_must_be_plain,
    age_group_backwards,
    age_groups_overlap,
    age_shares_sum,
    structure_has_nobody,
    margins_contradict,
    towns_missing,
    towns_do_not_add_up,
    one_seat,
    either_fertility,
    either_migration,
    // workforce
    pipeline_without_place,
    age_row_missing,
    age_band_unclear,
    age_band_overlaps,
    age_shares_not_one,
    // facilities
    // plan
    // scenario
    noun_town,
    noun_cadre,
    noun_qualification,
    noun_facility,
    noun_capacity,
    noun_indicator,
    noun_target,
    owner_people,
    owner_staffed_beds,
    owner_cadre,
    owner_qualification,
    owner_capacity,
    no_such,
    id_taken,
    format_not_read,
    target_year_not_after_base,
    horizon_too_long,
    steps_not_offered,
    one_value_only,
    give_one_of,
    give_only_one,
    runs_backwards,
    towns_above_county,
    towns_below_county,
    facilities_above_county,
    shares_above_one,
    shares_not_one,
    no_towns,
    no_seat,
    second_seat,
    ages_overlap,
    part_of_itself,
    part_of_part,
    stated_at_sum,
    amount_missing,
    amount_beside_rest,
    unit_of_parts,
    rest_of_qualification,
    part_not_counted,
    rest_missing,
    second_rest,
    cadre_lacks,
    part_lacks,
    counted_in_sum,
    beds_without_capacity,
    not_a_month,
    month_not_after_base,
    row_taken,
    indicator_missing,
    goal_missing,
    tolerance_without_about,
    not_a_year,
    // simulation
    colliding_ids,
    too_many_dimensions,
    // indicators
    reason_service,
    reason_rare_event,
    reason_coverage,
    reason_milestone,
    reason_monitor,
    reason_no_base,
    reason_no_target,
    reason_target_in_words,
    reason_no_indicator,
    reason_not_simulated,
    reason_year_outside,
    reason_all_failed,
    unit_people,
    unit_pieces,
    // report
    // cli
    count_  // last: the number of phrases
};

/// What fills a blank: text (the same in both languages, or one for each), or a number.
class Argument {
  public:
    Argument(const char* text) : text_{text, text} {}                                 // NOLINT
    Argument(std::string_view text) : text_{std::string(text), std::string(text)} {}  // NOLINT
    Argument(const std::string& text) : text_{text, text} {}                          // NOLINT
    Argument(Text text) : text_(std::move(text)) {}                                   // NOLINT
    Argument(std::integral auto number) : Argument(std::to_string(number)) {}         // NOLINT
    Argument(double number);                                                          // NOLINT shortest form
    const std::string& in(Language language) const { return text_.in(language); }

  private:
    Text text_;
};

/// The sentence in both languages with its blanks {0}, {1}, ... filled. Fails expects() when a blank has no argument.
Text say(Phrase phrase, std::initializer_list<Argument> arguments = {});

/// The wording with its blanks, as it stands in the list.
struct Wording {
    Phrase phrase;
    std::string_view zh, en;
};
const Wording& wording(Phrase phrase);

}  // namespace permille
