// permille man: the manual page, made of the list of commands and options.
#include <algorithm>
#include <array>

#include "commands.hpp"
#include "options.hpp"
#include "permille/report/version.hpp"
#include "shell.hpp"

namespace permille::cli {
namespace {

constexpr std::array<std::string_view, 6> chinese_stops{"，", "。", "；", "：", "？", "、"};

// Text as roff takes it: nothing in it is a request, a minus stays a minus when it is copied, and a line may end behind
// a Chinese stop, where there are no spaces.
std::string in_roff(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else if (c == '\'')
            out += "\\(aq";
        else
            out += c;
        if (i >= 2 &&
            std::find(chinese_stops.begin(), chinese_stops.end(), text.substr(i - 2, 3)) != chinese_stops.end())
            out += "\\:";
    }
    return out.starts_with('.') ? "\\&" + out : out;
}

std::string bold(std::string_view text) {
    return "\\fB" + in_roff(text) + "\\fR";
}

class Page {
  public:
    explicit Page(Language language) : language_(language) {}

    void section(Phrase heading) { out_ += ".SH " + without_colon(heading) + "\n"; }
    void paragraph(Phrase text) { out_ += ".PP\n" + in(text) + "\n"; }
    void line(const std::string& roff) { out_ += roff + "\n"; }
    void tagged(const std::string& tag, Phrase text) { out_ += ".TP\n" + tag + "\n" + in(text) + "\n"; }
    void option(const Option& option) {
        std::string tag;
        if (!option.letter().empty()) tag = bold("-" + std::string(option.letter())) + ", ";
        tag += bold("--" + std::string(option.key()));
        if (!option.value.empty()) tag += " \\fI" + in_roff(option.value) + "\\fR";
        tagged(tag, option.meaning);
    }
    void examples(std::span<const std::string_view> examples) {
        out_ += ".PP\n.RS 4\n.nf\n";
        for (const std::string_view example : examples) out_ += in_roff(example) + "\n";
        out_ += ".fi\n.RE\n";
    }
    std::string in(Phrase phrase) const { return in_roff(say(phrase).in(language_)); }
    std::string take() { return std::move(out_); }

  private:
    std::string without_colon(Phrase phrase) const {
        std::string text = say(phrase).in(language_);
        for (const std::string_view colon : {"：", ":"})
            if (text.ends_with(colon)) text.resize(text.size() - colon.size());
        return in_roff(text);
    }

    Language language_;
    std::string out_;
};

void add_command(Page& page, const Command& command) {
    page.line(".SS " + bold("permille " + std::string(command.name)) +
              (command.operands.empty() ? "" : " \\fI" + in_roff(command.operands) + "\\fR"));
    page.paragraph(command.purpose);
    if (reads_scenarios(command)) page.paragraph(Phrase::help_standard_input);
    for (const Option& option : command.options) page.option(option);
    page.examples(command.examples);
}

}  // namespace

std::string manual_page(Language language) {
    Page page(language);
    page.line(".TH PERMILLE 1 \"\" \"permille " + std::string(report::version) + "\"");
    page.line(".nh\n.ad l");
    page.section(Phrase::man_name);
    page.line("permille \\- " + page.in(Phrase::man_short));
    page.section(Phrase::man_synopsis);
    page.line(bold("permille") + " \\fI" + page.in(Phrase::help_word_command) + "\\fR [\\fI" +
              page.in(Phrase::help_word_option) + "\\fR...]");
    page.section(Phrase::man_description);
    page.line(page.in(Phrase::help_program));
    page.section(Phrase::help_commands);
    for (const Command& command : commands()) add_command(page, command);
    page.section(Phrase::help_options);
    for (const Option& option : common_options()) page.option(option);
    page.option(version_option());
    page.section(Phrase::man_environment);
    page.tagged(bold("LC_ALL") + ", " + bold("LC_MESSAGES") + ", " + bold("LANG"), Phrase::man_locale);
    page.tagged(bold("NO_COLOR"), Phrase::man_no_color);
    page.tagged(bold("FORCE_COLOR"), Phrase::man_force_color);
    page.section(Phrase::man_files);
    page.tagged("\\fIresults/SCENARIO/\\fR", Phrase::man_results);
    page.section(Phrase::man_exit);
    page.tagged("0", Phrase::man_exit_done);
    page.tagged("1", Phrase::man_exit_failed);
    page.tagged("2", Phrase::man_exit_usage);
    page.tagged("3", Phrase::man_exit_scenario);
    page.tagged("4", Phrase::man_exit_gate);
    page.tagged("130", Phrase::man_exit_interrupted);
    page.section(Phrase::help_examples);
    page.examples(first_examples());
    return page.take();
}

int man(const Arguments& arguments) {
    print(manual_page(arguments.language));
    return done;
}

}  // namespace permille::cli
