// Wording of alliances that come too late.
#include "permille/report/alliance_sentence.hpp"

#include "permille/base/contracts.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/figures.hpp"

namespace permille::report {

Text late_alliance_sentence(const Scenario& scenario, const indicators::LateAlliance& late) {
    const facilities::Alliance* alliance = scenario.alliances.find(late.id);
    expects(alliance != nullptr);
    const facilities::Project* project = scenario.projects.find(alliance->project);
    expects(project != nullptr);
    return say(Phrase::alliance_acts_later,
               {Text{printable(alliance->name.zh), printable(alliance->name.en)}, printable(project->planned),
                scenario.horizon.target, percent(late.share)});
}

}  // namespace permille::report
